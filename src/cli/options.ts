import { InvalidArgumentError, Option, type Command } from 'commander';
import { LANGUAGES } from '../model/language.ts';
import { CLOUD_PROVIDERS, type CloudProvider, type Setting } from '../providers/index.ts';

/** Named here and not asked of the renderers, so that help comes at once; a test holds the two together. */
const FORMAT_HELP =
  'pdf, html, evidence, json, sarif, junit, csv, markdown, register-csv, register-json (several with commas; default: the first four)';
const SEVERITY_WORDS = ['critical', 'high', 'medium', 'low'];

/** Values of an option that takes several, with commas or again and again. */
export const list = (text: string, before: readonly string[] = []): string[] => [
  ...before,
  ...text
    .split(',')
    .map(part => part.trim())
    .filter(Boolean),
];

const percent = (text: string): number => {
  const value = Number(text);
  if (!(value >= 0 && value <= 100)) throw new InvalidArgumentError('It is no percentage from 0 to 100.');
  return value;
};

/** The command-line option that sets a setting; undefined where only the configuration can. */
export function optionOf({ option }: Setting): Option | undefined {
  if (option === undefined) return undefined;
  const made = new Option(option.flags, option.help);
  return option.commas === true ? made.argParser(list) : made;
}

const [DEFAULT] = CLOUD_PROVIDERS;

const readOption = ({ id, title }: CloudProvider): Option =>
  new Option(
    `--${id}`,
    `read ${title} with the standard credentials of this machine${id === DEFAULT.id ? ' (the default)' : ''}`,
  );

/** `AWS charges USD 0.01 for 1,000 metrics`, for every charged call. */
const chargesHelp = CLOUD_PROVIDERS.flatMap(({ title, prices }) =>
  Object.values(prices).map(
    ({ usdPerThousand, unit }) => `${title} charges USD ${String(usdPerThousand)} for 1,000 ${unit}`,
  ),
).join('; ');

/** Which clouds to read, and what of them. */
export function withTargets(command: Command): Command {
  const settings = CLOUD_PROVIDERS.flatMap(provider => Object.values(provider.settings));
  const options = [...CLOUD_PROVIDERS.map(readOption), ...settings.flatMap(setting => optionOf(setting) ?? [])];
  for (const option of options) command.addOption(option);
  return command.option('--metrics', `also read 14 days of metrics; ${chargesHelp}`);
}

export const withConfig = (command: Command): Command =>
  command.option('--config <file>', 'configuration (default: cloudbrief.yaml in this folder)');

export const withBrowser = (command: Command): Command =>
  command.option('--browser <path>', 'the Chrome or Chromium that prints the PDF');

/** Where the briefing goes, in which formats, and how it looks. */
export function withRendering(command: Command): Command {
  withConfig(command)
    .option('--out <folder>', 'where the files go; - for one format on standard output', './cloudbrief-out')
    .option('--format <formats>', FORMAT_HELP, list)
    .option('--no-evidence', 'names no resource and no account: no evidence.pdf, and none in the HTML')
    .addOption(new Option('--lang <language>', 'language of the briefing').choices([...LANGUAGES]))
    .addOption(new Option('--page <size>', 'paper').choices(['a4', 'letter']))
    .option('--brief', 'two pages for the board pack instead of the whole')
    .option('--redact', 'without names, numbers and addresses of resources')
    .option('--templates <folder>', 'templates of your own over ours');
  return withBrowser(command);
}

/** What is assessed, and what fails a pipeline. */
export function withAssessment(command: Command): Command {
  const severity = (flags: string, help: string): Option => new Option(flags, help).choices(SEVERITY_WORDS);
  return withRendering(command)
    .option('--checks <ids>', 'only these checks', list)
    .option('--questions <slugs>', 'only these of the thirteen questions', list)
    .addOption(severity('--fail-on <severity>', 'exit 1 on a finding of this severity or higher'))
    .addOption(severity('--fail-on-unknown <severity>', 'exit 1 on an unknown of this severity or higher'))
    .option('--require-confidence <percent>', 'exit 1 below this confidence (coverage)', percent)
    .option('--baseline <assessment>', 'an earlier assessment.json: the briefing tells what changed since')
    .option('--new-only', 'the gate ignores what is in the baseline')
    .option('--all-findings', 'also write every finding, passes too, to findings.ndjson.gz')
    .option('--stats', 'show API calls and timings')
    .option('--now <timestamp>', 'assess as of this timestamp (ISO 8601) instead of now');
}
