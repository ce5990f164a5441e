import { fillCommand, isIncomplete, type Recipe, type RemedyTarget } from './remedy.ts';
import { REMEDY_EDITS, type RemedyEdit, type RemedyEditText } from './remedy-edits.ts';
import { REMEDY_LABELS, REMEDY_NOTES, type RemedyLabel, type RemedyNote } from './remedy-notes.ts';

/** One step of a recipe as it is shown. */
export interface RemedyStep {
  readonly step: RemedyLabel;
  readonly label: string;
  readonly text: string;
  /** A command to copy. */
  readonly code: boolean;
}

/** The words of recipes in one language. */
export interface RemedyWords {
  readonly label: (label: RemedyLabel) => string;
  readonly note: (note: RemedyNote) => string;
  readonly edit: (text: RemedyEditText, values: Readonly<Record<string, string>>) => string;
}

export const ENGLISH_REMEDY_WORDS: RemedyWords = {
  label: label => REMEDY_LABELS[label],
  note: note => REMEDY_NOTES[note],
  edit: (text, values) => REMEDY_EDITS[text].replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? ''),
};

/** A recipe step by step; what it costs stands before what is run. With `target` the commands name the resource. */
export function remedySteps(recipe: Recipe, words: RemedyWords, target?: RemedyTarget): RemedyStep[] {
  const { first = [], impact = [], edit, run = [], portal, act = [], verify, undo = [] } = recipe;
  const notes = (step: RemedyLabel, keys: readonly RemedyNote[]): RemedyStep[] =>
    keys.length === 0 ? [] : [{ step, label: words.label(step), text: keys.map(words.note).join(' '), code: false }];
  const commands = (step: RemedyLabel, templates: readonly string[]): RemedyStep[] =>
    templates.map(template => ({ step, label: words.label(step), text: fillCommand(template, target), code: true }));
  const steps = [
    ...notes('first', first),
    ...notes('impact', impact),
    ...commands('save', savesOf(recipe)),
    ...(edit === undefined ? [] : [{ step: 'edit', label: words.label('edit'), text: editText(edit, words), code: true } as const]),
    ...commands('run', run),
    ...(portal === undefined ? [] : [{ step: 'portal', label: words.label('portal'), text: portal, code: false } as const]),
    ...notes('act', act),
    ...commands('verify', verify === undefined ? [] : [verify]),
    ...(typeof undo === 'string' ? notes('undo', [undo]) : commands('undo', undo)),
  ]; // prettier-ignore
  const open = steps.some(({ code, text }) => code && isIncomplete(text));
  return open ? [...steps, { step: 'fill', label: words.label('fill'), text: words.note('fill-in'), code: false }] : steps;
} // prettier-ignore

/** A way back with `<former-…>` needs what was: where the recipe saves nothing, the command that verifies shows it. */
const savesOf = ({ save, verify, undo = [] }: Recipe): readonly string[] =>
  save ?? (verify !== undefined && [undo].flat().some(one => one.includes('<former-')) ? [verify] : []);

const editText = (edit: NonNullable<Recipe['edit']>, words: RemedyWords): string =>
  (isList(edit) ? edit : [edit])
    .map(one => {
      if (typeof one === 'string') return one;
      const { file, say, ...values } = one;
      return `${file} = ${words.edit(say, values)}`;
    })
    .join('; ');

const isList = (edit: NonNullable<Recipe['edit']>): edit is readonly RemedyEdit[] => Array.isArray(edit);

/** What stands in one cell or line: the commands, or the path in the console. */
export const remedyCommand = (recipe: Recipe, target?: RemedyTarget): string =>
  recipe.run === undefined
    ? (recipe.portal ?? (recipe.act ?? []).map(ENGLISH_REMEDY_WORDS.note).join(' '))
    : recipe.run.map(one => fillCommand(one, target)).join(' && ');
