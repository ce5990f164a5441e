import { intro, isCancel, multiselect, outro, select, text, type CANCEL_SYMBOL } from '@clack/prompts';
import { configSchema, type Config } from '../config/schema.ts';
import { issueText, valueAt } from '../lib/issue-text.ts';
import { sanitizeText } from '../lib/text.ts';
import { CloudbriefError } from '../model/errors.ts';
import { SEVERITIES, type Severity } from '../model/severity.ts';
import type { Prompts } from './interview-prompts.ts';
import type { KnownProfiles } from './known-profiles.ts';

const NOTHING = 'nothing';

/** Prompts for the settings of a first briefing; every prompt may stay empty. Throws `CB_INTERRUPTED` on cancel. */
export async function promptForConfig(
  known: readonly KnownProfiles[],
  today: Date,
  dialogue: Prompts,
): Promise<Config> {
  const { output } = dialogue;
  intro('A few questions. Enter takes what is suggested; other empty answers stay comments in the file.', { output });
  const ask = (message: string, key: keyof NonNullable<Config['client']>, suggestion = ''): Promise<string> =>
    line(message, given => faultOf({ client: { [key]: given } }), dialogue, suggestion);
  const name = await ask('Whose briefing is it?', 'name');
  const period = await ask('Which period does it cover?', 'period', quarterOf(today));
  const preparedFor = await ask('Who reads it?', 'preparedFor', 'The board');
  const preparedBy = await ask('Who is responsible for it?', 'preparedBy');
  const chosen: Config = {};
  for (const one of known) Object.assign(chosen, await promptForProfiles(one, dialogue));
  const jewels = await line(
    'What would stop the company? Names (orders*) or tags (team=checkout), separated by commas.',
    given => faultOf({ criticality: crownJewels(given) }),
    dialogue,
  );
  const failOn = await askForGate(dialogue);
  outro('Thank you.', { output });
  return {
    client: {
      ...nonEmpty({ name }),
      ...nonEmpty({ period }),
      ...nonEmpty({ preparedFor }),
      ...nonEmpty({ preparedBy }),
    },
    ...chosen,
    ...(jewels === '' ? {} : { criticality: crownJewels(jewels) }),
    ...(failOn === NOTHING ? {} : { gate: { failOn } }),
  };
}

const nonEmpty = <T extends object>(member: T): Partial<T> => (Object.values(member)[0] === '' ? {} : member);

async function line(
  message: string,
  fault: (given: string) => string | undefined,
  dialogue: Prompts,
  suggestion = '',
): Promise<string> {
  const check = (given = ''): string | undefined => (given.trim() === '' ? undefined : fault(given.trim()));
  return kept(
    await text({ message, placeholder: suggestion, defaultValue: suggestion, validate: check, ...dialogue }),
  ).trim();
}

async function promptForProfiles(
  { provider, setting, question, names }: KnownProfiles,
  dialogue: Prompts,
): Promise<Config> {
  const options = names.map(value => ({ value, label: sanitizeText(value) }));
  const chosen = kept(await multiselect({ message: question, options, required: false, ...dialogue }));
  return chosen.length === 0 ? {} : { [provider.id]: { [setting]: chosen } };
}

async function askForGate(dialogue: Prompts): Promise<Severity | typeof NOTHING> {
  const options = [
    ...SEVERITIES.map((value, index) => ({ value, label: index === 0 ? `A ${value} finding` : `${value} or higher` })),
    { value: NOTHING, label: 'Nothing', hint: 'no gate' } as const,
  ];
  return kept(await select<Severity | typeof NOTHING>({ message: 'What fails a pipeline?', options, ...dialogue }));
}

function kept<T>(answer: T | typeof CANCEL_SYMBOL): T {
  if (!isCancel(answer)) return answer;
  throw new CloudbriefError(
    'CB_INTERRUPTED',
    'Nothing was written.',
    'Start again, or skip the questions: cloudbrief init --yes',
  );
}

const faultOf = (config: unknown): string | undefined =>
  configSchema
    .safeParse(config)
    .error?.issues.slice(0, 1)
    .map(issue => issueText(issue, valueAt(config, issue.path)))[0];

/** `team=checkout` is a tag, everything else a name. */
const crownJewels = (given: string): NonNullable<Config['criticality']> =>
  given
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(part => {
      const [, key, value] = /^([^=]+)=(.*)$/s.exec(part) ?? [];
      const match = key === undefined ? { name: part } : { tags: { [key.trim()]: (value ?? '').trim() } };
      return { criticality: 'crown-jewel', match };
    });

/** `fourth quarter 2026` */
function quarterOf(day: Date): string {
  const names = ['first', 'second', 'third', 'fourth'];
  return `${names[Math.floor(day.getMonth() / 3)] ?? ''} quarter ${day.getFullYear()}`;
}
