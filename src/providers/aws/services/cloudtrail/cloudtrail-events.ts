import type { Event } from '@aws-sdk/client-cloudtrail';
import type { Facets } from '../../../../model/facets.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { assertField } from '../../client/failure.ts';

/** AWS answers two of these in a second, with 50 changes each: enough to see a habit, not a census. */
const PAGES = 4;
const PEOPLE = 20;

/** Reads who changed what kind of way lately: by hand in the console, or by a program. Nothing of what was changed is kept. */
export const awsCloudTrailEvents: AwsCollector = {
  id: 'aws-cloudtrail-events',
  provider: 'aws',
  scope: 'regional',
  lists: [],
  fills: { region: ['recentChanges'] },
  operations: operations('cloudtrail', ['LookupEvents']),
  collect: async ctx => {
    const cloudtrail = await import('@aws-sdk/client-cloudtrail');
    const client = ctx.client(cloudtrail.CloudTrailClient);
    const recentChanges = await ctx.read('cloudtrail:LookupEvents', async () => {
      const events: Event[] = [];
      let next: string | undefined;
      for (let page = 0; page < PAGES; page += 1) {
        const answer = await client.send(
          new cloudtrail.LookupEventsCommand({
            LookupAttributes: [{ AttributeKey: 'ReadOnly', AttributeValue: 'false' }],
            MaxResults: 50,
            ...(next === undefined ? {} : { NextToken: next }),
          }),
        );
        events.push(...assertField(answer.Events, 'Events'));
        next = answer.NextToken;
        if (next === undefined) break;
      }
      return changesOf(events, next === undefined);
    });
    ctx.add(ctx.arn('ec2', 'region'), { recentChanges });
  },
};

function changesOf(events: readonly Event[], complete: boolean): Facets['recentChanges'] {
  const changes = events.filter(event => !isNoise(event));
  const clicked = changes.filter(isClicked).map(({ Username }) => (Username ?? '?').slice(0, 128));
  const byHand = [...Map.groupBy(clicked, who => who)]
    .map(([who, all]) => ({ who, changes: all.length }))
    .sort((a, b) => b.changes - a.changes || (a.who < b.who ? -1 : 1))
    .slice(0, PEOPLE);
  return { changes: changes.length, console: byHand, complete };
}

/** Logging in changes nothing, and neither does taking a role. */
const isNoise = ({ EventName: name = '' }: Event): boolean =>
  /^(ConsoleLogin|CheckMfa|SwitchRole|ExitRole|AssumeRole|GetSigninToken|CredentialVerification|UserAuthentication|Authenticate|Federate|Logout)/.test(
    name,
  );

/** The whole event names addresses and settings: it is asked one question and dropped. */
function isClicked({ CloudTrailEvent: text = '' }: Event): boolean {
  return /"sessionCredentialFromConsole"\s*:\s*"?true"?/.test(text);
}
