import { createHash } from 'node:crypto';
import { NO_ANSWERS, refused, type RestMishap } from '../rest-mishaps.ts';
import type { GcpSpoiler } from './gcp-server.ts';
import type { GcpQuestion } from './gcp.ts';

const TOKEN = 'and-on-and-on';
let page = 0;

/** One more page, again and again; what is no list has members that nobody asks for. */
const endless: RestMishap = ({ status, text }) => {
  const token = `${TOKEN}-${String((page += 1))}`;
  const body = JSON.parse(text) as { readonly metadata?: object };
  const knative = 'metadata' in body || 'items' in body ? { metadata: { ...body.metadata, continue: token } } : {};
  return { status, text: JSON.stringify({ ...body, nextPageToken: token, ...knative }) };
};

const reason = (status: string) => ({
  message: 'No.',
  status,
  details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: status, domain: 'googleapis.com' }],
});
const MISHAPS: readonly RestMishap[] = [
  refused(429, { code: 429, ...reason('RATE_LIMIT_EXCEEDED') }),
  refused(403, { code: 403, ...reason('PERMISSION_DENIED') }),
  refused(403, { code: 403, message: 'No.', errors: [{ reason: 'rateLimitExceeded', domain: 'usageLimits' }] }),
  refused(500, { code: 500, ...reason('INTERNAL') }),
  ...NO_ANSWERS,
  endless,
];
/** One request in so many. */
const ONE_IN = [3, 8, 20, 60] as const;

/** The same mishap for the same request, whatever the order; `seen` gets each request that is spoiled. */
export function seededGcpSpoiler(seed: number, seen: (question: GcpQuestion) => void): GcpSpoiler {
  return (question, response) => {
    const { method, api, path, query } = question;
    // Without these nothing is read at all.
    if (path === '/v3/projects:search' || response.status >= 300) return response;
    if ([...query.values()].some(given => given.startsWith(TOKEN))) {
      // A list without an end is spoiled where its next page is asked for.
      seen(question);
      return endless(response);
    }
    const asked = [seed, method, api, path, query.toString()].join('\n');
    const digest = createHash('sha256').update(asked).digest();
    if (digest.readUInt32BE(0) % ONE_IN[seed % ONE_IN.length]! !== 0) return response;
    const mishap = MISHAPS[digest.readUInt32BE(4) % MISHAPS.length]!;
    const sent = mishap(response);
    // An empty list has no member that could be of another type.
    if (mishap !== endless && (sent.text !== response.text || sent.cut === true)) seen(question);
    return sent;
  };
}
