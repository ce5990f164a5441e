import type { Event } from '@aws-sdk/client-cloudtrail';
import type { Facets } from '../../../../model/facets.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { regionId } from '../../resource-ids.ts';

/** LookupEvents allows two calls a second with 50 events each: a sample of the latest changes, not all of them. */
const PAGES = 4;
const MAX_USERS = 20;

/** Reads the latest changes, and which of them users made in the console. What was changed is not kept. */
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
    ctx.add(regionId(ctx), { recentChanges });
  },
};

function changesOf(events: readonly Event[], complete: boolean): Facets['recentChanges'] {
  const changes = events.filter(event => !isSignIn(event));
  const users = changes.filter(isFromConsole).map(({ Username }) => (Username ?? '?').slice(0, 128));
  const fromConsole = [...Map.groupBy(users, user => user)]
    .map(([who, all]) => ({ who, changes: all.length }))
    .sort((a, b) => b.changes - a.changes || (a.who < b.who ? -1 : 1))
    .slice(0, MAX_USERS);
  return { changes: changes.length, console: fromConsole, complete };
}

/** Sign-in events, which change nothing. */
const isSignIn = ({ EventName: name = '' }: Event): boolean =>
  /^(ConsoleLogin|CheckMfa|SwitchRole|ExitRole|AssumeRole|GetSigninToken|CredentialVerification|UserAuthentication|Authenticate|Federate|Logout)/.test(
    name,
  );

/** The full event holds addresses and settings: only this one field is read, nothing is kept. */
function isFromConsole({ CloudTrailEvent: text = '' }: Event): boolean {
  return /"sessionCredentialFromConsole"\s*:\s*"?true"?/.test(text);
}
