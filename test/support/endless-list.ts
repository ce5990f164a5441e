/** A list that never ends: each page names another one. */
import type { SeenRequest } from './fault-proxy.ts';

/** Begins the tokens of lists without an end, by which requests for their pages are recognised. */
const TOKEN = 'and-on-and-on';
/** The members by which services continue a list. */
const JSON_TOKENS = ['NextToken', 'nextToken', 'Marker', 'NextMarker', 'nextMarker', 'ContinuationToken', 'position'];
const XML_TOKENS = ['NextToken', 'nextToken', 'Marker', 'NextMarker', 'ContinuationToken'];

/** Whether a request follows the token of a list without an end. */
export const followsEndlessToken = ({ parameters, body }: SeenRequest): boolean =>
  body.includes(TOKEN) || [...parameters.values()].some(given => given.includes(TOKEN));

/** The body with the token of one more page, as the protocol of its service has it. */
export function withAnotherPage(body: Buffer, page: number): Buffer {
  const token = `${TOKEN}-${String(page)}`;
  const text = body.toString();
  if (/^\s*\{/.test(text)) {
    const tokens = Object.fromEntries(JSON_TOKENS.map(name => [name, token]));
    return Buffer.from(JSON.stringify({ ...(JSON.parse(text) as object), ...tokens, IsTruncated: true }));
  }
  const tokens = XML_TOKENS.map(name => `<${name}>${token}</${name}>`).join('');
  const open = text.replaceAll(/<(\w*Token|\w*Marker|IsTruncated)>[^<]*<\/\1>|<(\w*Token|\w*Marker)\/>/g, '');
  return Buffer.from(open.replace(/(<\/\w+Result>|<\/\w+Response>|<\/\w+>\s*$)/, `${tokens}<IsTruncated>true</IsTruncated>$1`)); // prettier-ignore
}
