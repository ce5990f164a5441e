import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Region',
      first: ['targets-agreed'],
      impact: ['has-a-price'],
      run: [
        'aws resiliencehub list-apps --region {region}',
        'aws resiliencehub start-app-assessment --app-arn <app> --app-version release --assessment-name <name> --region {region}',
      ],
      verify: 'aws resiliencehub list-app-assessments --app-arn <app> --region {region}',
      undo: ['aws resiliencehub delete-app-assessment --assessment-arn <assessment> --region {region}'],
    },
  ],
} satisfies Recipes;
