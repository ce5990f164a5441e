import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Kinesis::Stream',
      first: ['cost-at-todays-load'],
      impact: ['mode-changes-limited', 'price-follows-load'],
      run: [
        'aws kinesis update-stream-mode --stream-arn {id} --stream-mode-details StreamMode=ON_DEMAND --region {region}',
      ],
      verify:
        'aws kinesis describe-stream-summary --stream-name {name} --query StreamDescriptionSummary.StreamModeDetails --region {region}',
      undo: [
        'aws kinesis update-stream-mode --stream-arn {id} --stream-mode-details StreamMode=PROVISIONED --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.EventHub/namespaces',
      first: ['tier-supports-it'],
      impact: ['price-follows-load', 'no-scale-down'],
      run: [
        'az eventhubs namespace update --ids {id} --enable-auto-inflate true --maximum-throughput-units <upper-limit>',
      ],
      verify: 'az eventhubs namespace show --ids {id} --query isAutoInflateEnabled',
      undo: ['az eventhubs namespace update --ids {id} --enable-auto-inflate false --maximum-throughput-units 0'],
    },
  ],
} satisfies Recipes;
