import { Command, Help, InvalidArgumentError, Option, type Argument } from 'commander';
import { LANGUAGES } from '../model/language.ts';
import { CLOUD_PROVIDERS, type CloudProvider, type Setting } from '../providers/index.ts';

/** Not taken from the renderers, so that help need not load them; a test compares the two. */
const FORMAT_HELP =
  'pdf, html, evidence, json, sarif, junit, csv, markdown, ocsf, asff, gitlab-code-quality, gitlab-sast, oscal, register-csv, register-json, xlsx, docx, pptx, email (comma-separated; default: the first four)';
const SEVERITY_WORDS = ['critical', 'high', 'medium', 'low'];

/** Parser of an option with several values: separated by commas, or by repeating the option. */
export const list = (text: string, before: readonly string[] = []): string[] => [
  ...before,
  ...text
    .split(',')
    .map(part => part.trim())
    .filter(Boolean),
];

/** What `--store` takes. */
export const STORE_HELP =
  'where the history is: a folder, or postgres://USER@HOST/DATABASE (default: .cloudbrief beside the configuration)';

/** Parser of an option with one value: the last of several would win unseen. */
export const once = (text: string, before?: string): string => {
  if (before !== undefined)
    throw new InvalidArgumentError(`It was given before, as ${JSON.stringify(before)}: name one.`);
  return text;
};

const percent = (text: string): number => {
  const value = Number(text);
  if (!(value >= 0 && value <= 100)) throw new InvalidArgumentError('It must be a percentage from 0 to 100.');
  return value;
};

export const positiveInteger = (text: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1.');
  return Number(text);
};

/** The command-line option of a setting; undefined if only the configuration has it. */
export function optionOf({ option }: Setting): Option | undefined {
  if (option === undefined) return undefined;
  const made = new Option(option.flags, option.help);
  return option.commas === true ? made.argParser(list) : made;
}

/** Named by its values, so that an error about it names them. */
export const cloudArgument = (): Argument =>
  new Command().createArgument(`<${CLOUD_PROVIDERS.map(({ id }) => id).join('|')}>`, 'the provider');

const [DEFAULT] = CLOUD_PROVIDERS;

const readOption = ({ id, title }: CloudProvider): Option =>
  new Option(
    `--${id}`,
    `read ${title} with the default credentials of this machine${id === DEFAULT.id ? ' (the default)' : ''}`,
  );

/** `AWS charges USD 0.01 for 1,000 metrics`, for every charged call. */
const chargesHelp = CLOUD_PROVIDERS.flatMap(({ title, prices }) =>
  Object.values(prices).map(
    ({ usdPerThousand, unit }) => `${title} charges USD ${String(usdPerThousand)} for 1,000 ${unit}`,
  ),
).join('; ');

const groupOf = ({ title }: CloudProvider): string => `Options for ${title}:`;

/** Options that select clouds, accounts and metrics. */
export function withTargets(command: Command): Command {
  for (const provider of CLOUD_PROVIDERS) {
    const options = [readOption(provider), ...Object.values(provider.settings).flatMap(one => optionOf(one) ?? [])];
    for (const option of options) command.addOption(option.helpGroup(groupOf(provider)));
  }
  return command.option('--metrics', `also read 14 days of metrics; ${chargesHelp}`);
}

/** The same for a command whose argument names the provider: its help leaves out the options of the others. */
export function withTargetsOfOne(command: Command): Command {
  withTargets(command);
  const reads: readonly string[] = CLOUD_PROVIDERS.map(({ id }) => `--${id}`);
  return command.addArgument(cloudArgument()).configureHelp({
    ...command.configureHelp(),
    visibleOptions(command) {
      const named = CLOUD_PROVIDERS.filter(({ id }) => command.args.includes(id));
      const others = CLOUD_PROVIDERS.filter(one => named.length > 0 && !named.includes(one)).map(groupOf);
      const all = Help.prototype.visibleOptions.call(this as Help, command);
      return all.filter(({ long, helpGroupHeading }) => !reads.includes(long ?? '') && !others.includes(helpGroupHeading ?? '')); // prettier-ignore
    },
  });
}

export const withConfig = (command: Command): Command =>
  command.option('--config <file>', 'configuration file (default: cloudbrief.yaml in this folder)');

/** Options of commands that heed extensions. */
export const withOwnChecks = (command: Command): Command =>
  withConfig(command).option('--plugin <extensions>', 'npm packages, folders or files that extend cloudbrief', list);

export const withBrowser = (command: Command): Command =>
  command.option('--browser <path>', 'Chrome or Chromium executable that prints the PDF');

/** Options of output: folder, formats, language, branding. */
export function withRendering(command: Command): Command {
  withConfig(command)
    .option('--out <folder>', 'output folder; - writes a single format to standard output', './cloudbrief-out')
    .option('--format <formats>', FORMAT_HELP, list)
    .option(
      '--no-evidence',
      'leave out the evidence, which names resources and accounts: no evidence.pdf, none in the HTML',
    )
    .addOption(new Option('--lang <language>', 'language of the briefing').choices([...LANGUAGES]))
    .addOption(new Option('--page <size>', 'paper size').choices(['a4', 'letter']))
    .option('--brief', 'two-page version for the board pack')
    .option('--redact', 'remove names, ids and addresses of resources')
    .option('--plugin <extensions>', 'npm packages, folders or files that add checks or formats', list)
    .option('--templates <folder>', 'custom templates that replace built-in ones of the same name');
  return withBrowser(command);
}

/** Options of the assessment and the gate. */
export function withAssessment(command: Command): Command {
  const severity = (flags: string, help: string): Option => new Option(flags, help).choices(SEVERITY_WORDS);
  return withRendering(command)
    .option('--checks <ids>', 'only these checks', list)
    .option('--questions <slugs>', 'only these of the thirteen questions', list)
    .option('--framework <ids>', 'only checks that speak to a control of these frameworks: cis-aws-5, soc2, …', list)
    .option('--what-if <checks>', 'briefing as if these checks were fixed; marked as such, and never stored', list)
    .addOption(severity('--fail-on <severity>', 'exit 1 on a finding of this severity or higher'))
    .addOption(severity('--fail-on-unknown <severity>', 'exit 1 on an unknown of this severity or higher'))
    .option('--require-confidence <percent>', 'exit 1 below this confidence (coverage)', percent)
    .option('--baseline <assessment>', 'earlier assessment.json to compare with; last: the stored one of last quarter')
    .option('--new-only', 'the gate ignores findings of the baseline')
    .option('--all-findings', 'also write all findings, passed ones included, to findings.ndjson.gz')
    .option('--stats', 'show API calls and timings')
    .option('--store <address>', STORE_HELP)
    .option('--no-store', 'store nothing')
    .option('--now <timestamp>', 'assess as of this timestamp (ISO 8601) instead of now');
}

/** Options that say how a template is deployed. */
export const withTemplate = (command: Command): Command =>
  command
    .option('--parameters <file>', 'parameters of the template in --from, as its deployment takes them (JSON)')
    .option('--resource-group <id>', 'ARM id of the resource group that the template in --from is deployed to');
