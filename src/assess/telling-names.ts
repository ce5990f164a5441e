import { KINDS } from '../model/kinds.ts';

/** Words of any sentence, which somebody may have given to a resource as its name. */
const SENTENCE_WORDS =
  'all and any are back backup can copy data day days for from has have hour hours how into its least list lost many more most ' +
  'name nobody none not one other our out own per resource resources rule same service set some that the their them they this ' +
  'too two unassigned unknown was were what who why with yes you your';

const COMMON: ReadonlySet<string> = new Set([
  ...SENTENCE_WORDS.split(' '),
  ...KINDS,
  ...KINDS.flatMap(kind => kind.split('-')),
  ...KINDS.map(kind => kind.replaceAll('-', ' ')),
]);

/**
 * Whether a text that has the name speaks of what is called so. A short name, a word of any sentence and a small number
 * say nothing there, and replacing them would spoil the sentence.
 */
export function isTelling(name: string): boolean {
  if (name.length < 3 || /^\d{1,5}$/.test(name)) return false;
  const word = name.toLowerCase();
  return ![word, word.replace(/s$/, ''), word.replace(/ies$/, 'y')].some(one => COMMON.has(one));
}
