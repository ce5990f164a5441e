import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { commentedConfig } from '../config/commented-yaml.ts';
import { schemaLines } from '../config/schema-id.ts';
import { saveText } from '../config/edit-yaml.ts';
import { configPath } from '../config/load.ts';
import type { Config } from '../config/schema.ts';
import { CloudbriefError } from '../model/errors.ts';
import { CLOUD_PROVIDERS, type CloudProvider } from '../providers/index.ts';
import { withDialogue } from './dialogue.ts';
import type { Prompts } from './interview-prompts.ts';
import { knownProfiles, type KnownProfiles } from './known-profiles.ts';
import { quoteShellArgument } from '../lib/shell.ts';
import { print, warn } from './terminal.ts';
import { version } from '../run/version.ts';

/** Also one flag for each provider id: look up the account of its credentials. */
export interface InitFlags {
  readonly [option: string]: unknown;
  readonly config?: string;
  readonly yes?: boolean;
  readonly force?: boolean;
}

/** Writes a `cloudbrief.yaml` that documents every key; in a terminal, it prompts for the main settings first. */
export async function init(flags: InitFlags, dialogue?: Prompts): Promise<number> {
  const path = configPath(flags.config, process.cwd());
  const mayWrite = (): void => {
    if (existsSync(path) && flags.force !== true) throw alreadyThere(path);
  };
  mayWrite();
  const known = await knownProfiles(process.env);
  const values = flags.yes === true ? {} : await promptIfInteractive(known, dialogue);
  const notes = await accountNotes(CLOUD_PROVIDERS.filter(({ id }) => flags[id] === true), values); // prettier-ignore
  // The file may have appeared during the prompts.
  mayWrite();
  const suggestions = Object.fromEntries(known.map(({ provider, setting, names }) => [provider.id, { [setting]: names }])); // prettier-ignore
  const schema = schemaLines(dirname(path), 'config.schema.json');
  saveText(path, commentedConfig({ values, suggestions, notes, schema }));
  const named = flags.config === undefined ? '' : ` --config ${quoteShellArgument(flags.config)}`;
  const [{ id }] = CLOUD_PROVIDERS;
  await print(
    `${path}: written; unset keys are comments.\nNext: cloudbrief doctor ${id}${named}, then cloudbrief assess --${id}${named}\n`,
  );
  return 0;
}

async function promptIfInteractive(known: readonly KnownProfiles[], dialogue: Prompts | undefined): Promise<Config> {
  if (dialogue === undefined && !(process.stdin.isTTY && process.stdout.isTTY)) return {};
  const { promptForConfig } = await import('./init-dialogue.ts');
  const streams = dialogue ?? { input: process.stdin, output: process.stdout };
  return withDialogue(streams, prompts => promptForConfig(known, new Date(), prompts));
}

const alreadyThere = (path: string): CloudbriefError =>
  new CloudbriefError(
    'CB_USAGE',
    `${path} already exists.`,
    'Edit it, show the effective configuration with `cloudbrief config show`, or overwrite it with --force.',
  );

/** Accounts of the credentials, by the path of the setting that names the profiles. */
async function accountNotes(
  providers: readonly CloudProvider[],
  values: Config,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const notes = providers.map(async provider => {
    const setting = provider.profiles?.setting ?? '';
    const chosen = values[provider.id]?.[setting];
    const profiles: readonly (string | undefined)[] = Array.isArray(chosen)
      ? (chosen as readonly string[])
      : [undefined];
    const lines = await Promise.all(profiles.map(profile => accountNote(provider, setting, profile)));
    return [`${provider.id}.${setting}`, lines.flat()] as const;
  });
  return Object.fromEntries(await Promise.all(notes));
}

/** One line for a profile; a warning and no line if its credentials do not work. */
async function accountNote(provider: CloudProvider, setting: string, profile: string | undefined): Promise<string[]> {
  const how = profile === undefined ? 'the default credentials' : `profile ${profile}`;
  const settings = profile === undefined ? {} : { [setting]: [profile] };
  try {
    const found = await provider.identify?.({ settings, metrics: false, version: version() });
    return found === undefined ? [] : [`With ${how}: account ${found.account} (${found.identity})`];
  } catch (error) {
    if (!(error instanceof CloudbriefError)) throw error;
    warn(`cloudbrief: [${error.code}] ${error.message}\n  ${error.hint}`);
    return [];
  }
}
