import { sanitizeText } from '../../lib/text.ts';
import type { Finding } from '../../model/finding.ts';
import type { AccountNames } from '../language/account-names.ts';
import { CLOUD_TITLES, type Cloud } from '../../model/kinds.ts';
import { fillCommand, recipeFor, targetOf, type Recipe, type Recipes } from '../../model/remedy.ts';
import { remedySteps, type RemedyWords } from '../../model/remedy-steps.ts';
import type { Translator } from '../language/translator.ts';
import type { EvidenceRecipe } from '../views.ts';

const NAME = 160;

const wordsOf = ({ translate }: Translator): RemedyWords => ({
  label: label => translate(`remedies.labels.${label}`),
  note: note => translate(`remedies.notes.${note}`),
  edit: (text, values) => translate(`remedies.edits.${text}`, values),
});

/** A recipe for each type of resource that failed, filled in for the most severe of them: the first. */
export function evidenceRecipes(
  words: Translator,
  recipes: Recipes,
  shown: readonly Finding[],
  accounts: AccountNames,
): EvidenceRecipe[] {
  const first = new Map<Recipe, Finding>();
  for (const finding of shown.filter(({ status }) => status === 'fail')) {
    const recipe = recipeFor(recipes, finding.resource);
    if (recipe !== undefined && !first.has(recipe)) first.set(recipe, finding);
  }
  return [...first].map(([recipe, finding]) => ({
    provider: CLOUD_TITLES[finding.resource.provider as Cloud],
    name: sanitizeText(nameOf(finding, accounts), NAME),
    steps: remedySteps(recipe, wordsOf(words), targetOf(finding)),
  }));
}

/** The account of a thing stands beside it where accounts have names: one name may be in several. */
function nameOf({ resource: { kind, name, account } }: Finding, accounts: AccountNames): string {
  if (kind === 'account' && name === account) return accounts.both(account);
  return accounts.name(account) === undefined ? name : `${name} · ${accounts.both(account)}`;
}

/** The commands that remedy one finding. */
export function rowCommands(recipes: Recipes | undefined, finding: Finding): string[] {
  if (recipes === undefined || finding.status !== 'fail') return [];
  const run = recipeFor(recipes, finding.resource)?.run ?? [];
  return run.map(command => fillCommand(command, targetOf(finding)));
}
