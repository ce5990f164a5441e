import type { Shape, Source } from '../../model/template.ts';

type Take = Extract<Source, { readonly take: string }>;

const taking =
  (as: Take['as']) =>
  (take: string, ...unset: readonly [] | readonly [unknown]): Take => ({
    take,
    as,
    ...(unset.length === 0 ? {} : { unset: unset[0] }),
  });

/** Sources of attributes by what they hold; the second argument is what holds where nothing is set. */
export const text = taking('text');
export const flag = taking('flag');
export const number = taking('number');
export const texts = taking('texts');
/** An object, as the text that Terraform has of it: a policy. */
export const json = taking('json');
export const any = taking('any');

/** A text of which Terraform has another word, or a flag. */
export const word = (
  take: string,
  words: Readonly<Record<string, unknown>>,
  ...unset: readonly [] | readonly [unknown]
): Take => ({ ...taking('text')(take, ...unset), words });

/** A list of texts that the template has as members of objects. */
export const members = (path: string, of: string, ...unset: readonly [] | readonly [unknown]): Take => ({
  ...texts(path, ...unset),
  of,
});

/** A flag in a list of `Key` and `Value`. */
export const flagOf = (path: string, key: string, unset: boolean): Take => ({ ...flag(path, unset), key });

/** A block for each item of a list, or for an object. */
export const each = (path: string, shape: Shape): Source => ({ each: path, shape });
/** One block, of properties that stand beside others in the template. */
export const block = (shape: Shape): Source => ({ each: undefined, shape });
export const fixed = (given: unknown): Source => ({ fixed: given });
export const OWNER: Source = { owner: true };
