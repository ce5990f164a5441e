import { createHash } from 'node:crypto';
import { NO_ANSWERS, refused, type SentResponse } from '../rest-mishaps.ts';
import type { ArmRequestSeen, Spoiler } from './arm-server.ts';

/** A later page leads back to the first one, so that the list does not end. */
function endless({ path, query }: ArmRequestSeen, { status, text }: SentResponse): SentResponse {
  const body = JSON.parse(text) as { readonly value?: unknown; readonly data?: unknown };
  const asked = new URLSearchParams([...query].filter(([name]) => name !== '$skiptoken'));
  const next = `${path}?${asked.toString()}&$skiptoken=and-on-and-on`;
  const more = body.data === undefined ? { nextLink: next } : { $skipToken: 'and-on-and-on' };
  return { status, text: JSON.stringify({ ...body, ...more }) };
}

const MISHAPS: readonly Spoiler[] = [
  ...[
    refused(429, { code: 'TooManyRequests', message: 'No.' }),
    refused(403, { code: 'AuthorizationFailed', message: 'No.' }),
    refused(500, { code: 'InternalServerError', message: 'No.' }),
    ...NO_ANSWERS,
  ].map(
    (mishap): Spoiler =>
      (_, response) =>
        mishap(response),
  ),
  endless,
];
/** One request in so many. */
const ONE_IN = [3, 8, 20, 60] as const;

/** The same mishap for the same request, whatever the order; `seen` gets each request that is spoiled. */
export function seededSpoiler(seed: number, seen: (request: ArmRequestSeen) => void): Spoiler {
  return (request, response) => {
    const { method, path, query, body } = request;
    // Without these nothing is read at all.
    if (path === '/subscriptions' || response.status >= 300) return response;
    const followed = JSON.stringify([...query, body]).includes('and-on-and-on');
    const asked = JSON.stringify([seed, method, path, followed ? 0 : [...query], followed ? 0 : body]);
    const digest = createHash('sha256').update(asked).digest();
    if (followed) return endless(request, response);
    if (digest.readUInt32BE(0) % ONE_IN[seed % ONE_IN.length]! !== 0) return response;
    const mishap = MISHAPS[digest.readUInt32BE(4) % MISHAPS.length]!;
    // One resource has no next page.
    if (mishap === endless && !/^\{"(value|totalRecords|count|data)"/.test(response.text)) return response;
    seen(request);
    return mishap(request, response);
  };
}
