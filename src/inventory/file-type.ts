import { quoteShellArgument } from '../lib/shell.ts';

/** A file that a user names by mistake. */
export interface FileType {
  /** With its article: `an assessment`. */
  readonly name: string;
  /** What to do with it, or which file to name instead. */
  readonly hint: string;
}

type Row = readonly [name: string, matches: RegExp, hint: (path: string) => string];

const INVENTORY = 'Name a file that `cloudbrief collect` wrote, or inventory.ndjson.gz beside the briefing.';

/** What `terraform show -json` writes, also with its keys sorted. */
const TERRAFORM = /^\s*\{\s*"(?:applyable|checks|complete|configuration|format_version)"\s*:/;

export const isTerraform = (beginning: string): boolean => TERRAFORM.test(beginning);

/** The first that matches the beginning of the text counts. */
const TYPES: readonly Row[] = [
  ['an inventory', /^\s*\{"record":"header"/, path => `Assess it: \`cloudbrief assess --from ${path}\`.`],
  [
    'an assessment',
    /^\s*\{\s*"(?:accountScores|actions|schemaVersion)"\s*:/,
    path => `Render it: \`cloudbrief render ${path}\`. To assess again, name the inventory: inventory.ndjson.gz beside it.`,
  ],
  ['a Terraform plan or state', TERRAFORM, path => `Assess it: \`cloudbrief assess --from ${path}\`.`],
  ['a raw Terraform state', /^\s*\{\s*"version"\s*:\s*\d+\s*,\s*"terraform_version"/, path => `Write what can be read: \`terraform show -json ${path} > state.json\`.`],
  ['a log of `terraform plan -json`', /^\s*\{"@level"/, () => 'Save the plan (`terraform plan -out tfplan`), and write it with `terraform show -json tfplan > tfplan.json`.'],
  ['a list of findings (--all-findings)', /^\s*\{[^\n]*"check":"[^\n]*"status":"/, () => 'Name assessment.json or inventory.ndjson.gz beside it.'],
  ['a SARIF file', /^\s*\{[^{]*"\$schema"[^,]*sarif/, () => 'Name assessment.json or inventory.ndjson.gz beside it.'],
  ['a PDF', /^%PDF-/, () => 'Name assessment.json or inventory.ndjson.gz beside it.'],
  ['an HTML page', /^\s*<!doctype html/i, () => 'Name assessment.json or inventory.ndjson.gz beside it.'],
  ['an XML file', /^\s*<\?xml/, () => 'Name assessment.json or inventory.ndjson.gz beside it.'],
  ['a ZIP archive', /^PK\u{3}\u{4}/u, path => `Unpack it, and name a file in it. A Terraform plan: \`terraform show -json ${path} > tfplan.json\`.`],
  ['a Markdown text', /^\s*#{1,3} /, () => INVENTORY],
]; // prettier-ignore

/** What a file is, by its beginning; undefined if that says nothing. */
export function fileTypeOf(beginning: string, path: string): FileType | undefined {
  const row = TYPES.find(([, matches]) => matches.test(beginning));
  return row === undefined ? undefined : { name: row[0], hint: row[2](quoteShellArgument(path)) };
}
