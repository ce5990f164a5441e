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

/** Lines before the first that says something: empty, or comments of a language with `#` or `//`. */
const COMMENTS = String.raw`^(?:[^\S\n]*(?:---[^\S\n]*|(?:#|//)[^\n]*)?\n)*[^\S\n]*`;
const after = (source: string): RegExp => new RegExp(COMMENTS + source);

const PLAN =
  'Assess its plan: `terraform plan -out tfplan && terraform show -json tfplan > tfplan.json`, then `cloudbrief assess --from tfplan.json`.';

/** What `--from` takes. */
export const INVENTORY_OR_PLAN =
  'Name a file that `cloudbrief collect` wrote, a Terraform plan in JSON (`terraform show -json`), or a template of CloudFormation, ARM or Bicep.';

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
  ['a Terraform configuration', after(String.raw`(?:(?:data|resource|module|output|provider|variable)\s+"|(?:locals|moved|import|terraform)\s*\{)`), () => PLAN],
  ['a Terraform configuration', /^\s*\{\s*"(?:data|locals|module|output|provider|resource|terraform|variable)"\s*:\s*[{[]/, () => PLAN],
  ['a Bicep file', after(String.raw`(?:param \w+ |targetScope\s*=|(?:resource|module) \w+ '|var \w+\s*=|metadata \w+\s*=)`), path => `Assess what it compiles to: \`az bicep build --file ${path} --outfile template.json\`, then \`cloudbrief assess --from template.json\`.`],
  ['a configuration of cloudbrief', after(String.raw`(?:aws|azure|brand|business|checks|client|criticality|gate|gcp|history|workloads)\s*:(?:\s|$)`), path => `Name it with \`--config ${path}\`. ${INVENTORY}`],
  ['a YAML file', after(String.raw`["']?[\w.-]+["']?\s*:(?:\s|$)`), () => INVENTORY_OR_PLAN],
  ['a binary file', /[\0\uFFFD]/, () => INVENTORY_OR_PLAN],
  ['a CSV table', /^[^\n{}[\],;]+[,;][^\n{}[\]]*\n/, () => INVENTORY],
  ['a Markdown text', /^\s*#{1,3} /, () => INVENTORY],
]; // prettier-ignore

/** What a file is, by its beginning; undefined if that says nothing. */
export function fileTypeOf(beginning: string, path: string): FileType | undefined {
  const row = TYPES.find(([, matches]) => matches.test(beginning));
  return row === undefined ? undefined : { name: row[0], hint: row[2](quoteShellArgument(path)) };
}
