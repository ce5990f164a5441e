import { existsSync } from 'node:fs';
import { commentedConfig } from '../config/commented-yaml.ts';
import { saveText } from '../config/edit-yaml.ts';
import { configPath } from '../config/load.ts';
import type { Config } from '../config/schema.ts';
import { compareText } from '../lib/text.ts';
import { CloudbriefError } from '../model/errors.ts';
import { awsCallerIdentity, knownAwsProfiles } from '../run/providers.ts';
import type { Prompts } from './interview.ts';
import { quoteShellArgument } from './text-layout.ts';
import { print, warn } from './terminal.ts';
import { version } from './version.ts';

export interface InitFlags {
  readonly config?: string;
  readonly yes?: boolean;
  readonly force?: boolean;
  readonly aws?: boolean;
}

/** Writes a `cloudbrief.yaml` that explains every key; in a terminal it asks for what matters first. */
export async function init(flags: InitFlags, dialogue?: Prompts): Promise<number> {
  const path = configPath(flags.config, process.cwd());
  const mayWrite = (): void => {
    if (existsSync(path) && flags.force !== true) throw alreadyThere(path);
  };
  mayWrite();
  const profiles = [...(await knownAwsProfiles(process.env))].sort(compareText);
  const values = flags.yes === true ? {} : await promptIfInteractive(profiles, dialogue);
  const seen = flags.aws === true ? await accounts(values.aws?.profiles) : [];
  // Somebody may have written one while the questions were asked.
  mayWrite();
  const suggestions = profiles.length === 0 ? {} : { aws: { profiles } };
  saveText(path, commentedConfig({ values, suggestions, notes: { 'aws.profiles': seen } }));
  const named = flags.config === undefined ? '' : ` --config ${quoteShellArgument(flags.config)}`;
  await print(
    `${path}: written; what is not set stands there as a comment.\nNext: cloudbrief doctor aws${named}, then cloudbrief assess --aws${named}\n`,
  );
  return 0;
}

async function promptIfInteractive(profiles: readonly string[], dialogue: Prompts | undefined): Promise<Config> {
  if (dialogue === undefined && !(process.stdin.isTTY && process.stdout.isTTY)) return {};
  const { promptForConfig: askForConfig } = await import('./init-dialogue.ts');
  return askForConfig(profiles, new Date(), dialogue ?? { input: process.stdin, output: process.stdout });
}

const alreadyThere = (path: string): CloudbriefError =>
  new CloudbriefError(
    'CB_USAGE',
    `${path} is there already.`,
    'Edit it, see what holds with `cloudbrief config show`, or write over it with --force.',
  );

/** Whose accounts the credentials lead to; what does not answer is told and left out. */
async function accounts(profiles: readonly string[] | undefined): Promise<string[]> {
  const lines = (profiles ?? [undefined]).map(async profile => {
    const how = profile === undefined ? 'the standard credentials' : `profile ${profile}`;
    try {
      const { account, identity } = await awsCallerIdentity({
        version: version(),
        profiles: profile === undefined ? undefined : [profile],
      });
      return [`Seen with ${how}: account ${account} (${identity})`];
    } catch (error) {
      if (!(error instanceof CloudbriefError)) throw error;
      warn(`cloudbrief: [${error.code}] ${error.message}\n  ${error.hint}`);
      return [];
    }
  });
  return (await Promise.all(lines)).flat();
}
