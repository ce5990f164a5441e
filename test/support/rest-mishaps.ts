/** What goes wrong with one response of a REST API in JSON. */

/** What is sent; with `cut`, the connection closes after half of it. */
export interface SentResponse {
  readonly status: number;
  readonly text: string;
  readonly cut?: boolean;
}

export type RestMishap = (response: SentResponse) => SentResponse;

const PAGE = '<!DOCTYPE html><html><body>Sign in</body></html>';

export const refused =
  (status: number, error: object): RestMishap =>
  () => ({ status, text: JSON.stringify({ error }) });

/** Every member of another type. */
export function withOtherTypes({ status, text }: SentResponse): SentResponse {
  const members = Object.entries(JSON.parse(text) as object);
  const other = members.map(([name, given]) => [name, typeof given === 'object' ? 'text' : { given: [] }]);
  return { status, text: JSON.stringify(Object.fromEntries(other)) };
}

/** Answers that are none: nothing, a page, one that breaks off, half a document, and members of other types. */
export const NO_ANSWERS: readonly RestMishap[] = [
  ({ status }) => ({ status, text: '' }),
  ({ status }) => ({ status, text: PAGE }),
  ({ status, text }) => ({ status, text, cut: true }),
  ({ status, text }) => ({ status, text: text.slice(0, text.length / 2) }),
  withOtherTypes,
];
