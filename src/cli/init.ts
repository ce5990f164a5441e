import { existsSync } from 'node:fs';
import { commentedConfig } from '../config/commented-yaml.ts';
import { saveText } from '../config/edit-yaml.ts';
import { configPath } from '../config/load.ts';
import type { Config } from '../config/schema.ts';
import { CloudbriefError } from '../model/errors.ts';
import { CLOUD_PROVIDERS, type CloudProvider } from '../providers/index.ts';
import type { Prompts } from './interview.ts';
import { knownProfiles, type KnownProfiles } from './known-profiles.ts';
import { quoteShellArgument } from './text-layout.ts';
import { print, warn } from './terminal.ts';
import { version } from './version.ts';

/** The ids of providers that are to be asked whose account it is, beside those below. */
export interface InitFlags {
  readonly [option: string]: unknown;
  readonly config?: string;
  readonly yes?: boolean;
  readonly force?: boolean;
}

/** Writes a `cloudbrief.yaml` that explains every key; in a terminal it asks for what matters first. */
export async function init(flags: InitFlags, dialogue?: Prompts): Promise<number> {
  const path = configPath(flags.config, process.cwd());
  const mayWrite = (): void => {
    if (existsSync(path) && flags.force !== true) throw alreadyThere(path);
  };
  mayWrite();
  const known = await knownProfiles(process.env);
  const values = flags.yes === true ? {} : await promptIfInteractive(known, dialogue);
  const notes = await accountNotes(CLOUD_PROVIDERS.filter(({ id }) => flags[id] === true), values); // prettier-ignore
  // One may have been written while the questions were asked.
  mayWrite();
  const suggestions = Object.fromEntries(known.map(({ provider, setting, names }) => [provider.id, { [setting]: names }])); // prettier-ignore
  saveText(path, commentedConfig({ values, suggestions, notes }));
  const named = flags.config === undefined ? '' : ` --config ${quoteShellArgument(flags.config)}`;
  const [{ id }] = CLOUD_PROVIDERS;
  await print(
    `${path}: written; what is not set stands there as a comment.\nNext: cloudbrief doctor ${id}${named}, then cloudbrief assess --${id}${named}\n`,
  );
  return 0;
}

async function promptIfInteractive(known: readonly KnownProfiles[], dialogue: Prompts | undefined): Promise<Config> {
  if (dialogue === undefined && !(process.stdin.isTTY && process.stdout.isTTY)) return {};
  const { promptForConfig } = await import('./init-dialogue.ts');
  return promptForConfig(known, new Date(), dialogue ?? { input: process.stdin, output: process.stdout });
}

const alreadyThere = (path: string): CloudbriefError =>
  new CloudbriefError(
    'CB_USAGE',
    `${path} exists already.`,
    'Edit it, see the effective configuration with `cloudbrief config show`, or overwrite it with --force.',
  );

/** Whose accounts the credentials lead to, by the path of the setting that names the profiles. */
async function accountNotes(
  providers: readonly CloudProvider[],
  values: Config,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const notes = providers.map(async provider => {
    const setting = provider.profiles?.setting ?? '';
    const chosen = values[provider.id]?.[setting];
    const profiles: readonly (string | undefined)[] = typeof chosen === 'object' ? chosen : [undefined];
    const lines = await Promise.all(profiles.map(profile => accountNote(provider, setting, profile)));
    return [`${provider.id}.${setting}`, lines.flat()] as const;
  });
  return Object.fromEntries(await Promise.all(notes));
}

/** One line for one profile; a warning and none where its credentials do not work. */
async function accountNote(provider: CloudProvider, setting: string, profile: string | undefined): Promise<string[]> {
  const how = profile === undefined ? 'the standard credentials' : `profile ${profile}`;
  const settings = profile === undefined ? {} : { [setting]: [profile] };
  try {
    const found = await provider.identify?.({ settings, metrics: false, version: version() });
    return found === undefined ? [] : [`Seen with ${how}: account ${found.account} (${found.identity})`];
  } catch (error) {
    if (!(error instanceof CloudbriefError)) throw error;
    warn(`cloudbrief: [${error.code}] ${error.message}\n  ${error.hint}`);
    return [];
  }
}
