import { basename } from 'node:path';
import { CloudbriefError } from '../../model/errors.ts';
import type { PlannedTypes } from '../../model/planned.ts';
import type { Document } from '../terraform/document.ts';
import type { Deployment } from '../../model/template.ts';
import { objectOf, type Json } from '../terraform/json.ts';
import { armDocument } from './arm.ts';
import { cloudFormationDocument } from './cloudformation.ts';
import { readParameters } from './parameters.ts';
import type { TemplateSource } from './source.ts';
import { templateFromYaml } from './yaml.ts';

/** What begins like a template of CloudFormation, in JSON or YAML. The CDK writes its resources first. */
const CLOUDFORMATION_JSON =
  /^\s*\{\s*"(?:AWSTemplateFormatVersion|Description|Metadata|Parameters|Rules|Mappings|Conditions|Transform|Resources)"\s*:/;
const CLOUDFORMATION_YAML =
  /^(?:[^\S\n]*(?:#.*|---[^\S\n]*)?\n)*(?:AWSTemplateFormatVersion|Description|Metadata|Parameters|Rules|Mappings|Conditions|Transform|Globals|Resources)\s*:/;
/** A template of Resource Manager, which Bicep compiles to. */
const ARM = /^\s*\{\s*"\$schema"\s*:\s*"https?:\/\/schema\.management\.azure\.com\/[^"]*deploymentTemplate\.json/i;

const LANGUAGES = [
  ['cloudformation', CLOUDFORMATION_JSON, JSON.parse as (text: string) => unknown],
  ['cloudformation', CLOUDFORMATION_YAML, templateFromYaml],
  ['arm', ARM, JSON.parse as (text: string) => unknown],
] as const;

export const isTemplate = (beginning: string): boolean => LANGUAGES.some(([, matches]) => matches.test(beginning));

interface Template {
  readonly path: string;
  /** For messages. */
  readonly name: string;
  readonly clouds: readonly PlannedTypes[];
  readonly deployment: Deployment;
}

/** Parses a template as the plan that it would be. */
export async function parseTemplate(text: string, { path, name, clouds, deployment }: Template): Promise<Document> {
  const [language, , parse] = LANGUAGES.find(([, matches]) => matches.test(text)) ?? LANGUAGES[0];
  const parsed = objectOf(parsedBy(parse, text, name));
  const cloud = clouds.find(({ templates }) => templates?.language === language);
  assertResources(parsed, name);
  assertGroup(language, deployment);
  const source: TemplateSource = {
    name,
    stack: stackOf(path),
    types: cloud?.templates?.types ?? {},
    plugin: `template/${cloud?.plugins[0] ?? ''}`,
    parameters: deployment.parameters === undefined ? undefined : await readParameters(deployment.parameters, language),
    resourceGroup: deployment.resourceGroup,
  };
  return language === 'arm' ? armDocument(parsed, source) : cloudFormationDocument(parsed, source);
}

/** Stacks are in no group. */
function assertGroup(language: string, { resourceGroup }: Deployment): void {
  if (resourceGroup === undefined || language === 'arm') return;
  throw new CloudbriefError(
    'CB_USAGE',
    '--resource-group belongs to a template of Azure, and this is one of CloudFormation.',
    'Leave it out.',
  );
}

function parsedBy(parse: (text: string) => unknown, text: string, name: string): unknown {
  try {
    return parse(text);
  } catch (cause) {
    const where = /at line \d+, column \d+/.exec(cause instanceof Error ? cause.message : '')?.[0];
    throw new CloudbriefError(
      'CB_INVENTORY',
      `${name} begins like a template, and cannot be read to its end${where === undefined ? '' : ` (${where})`}.`,
      'Write it again, or check it with the tool that deploys it.',
      { cause },
    );
  }
}

function assertResources(parsed: Json, name: string): void {
  const given = parsed['Resources'] ?? parsed['resources'];
  if (typeof given === 'object' && given !== null) return;
  throw new CloudbriefError(
    'CB_INVENTORY',
    `${name} is a template without resources.`,
    'Name the template that is deployed: with the CDK, cdk.out/STACK.template.json.',
  );
}

/** `cdk.out/Shop.template.json` → `Shop`: the name of the stack, where the file is called after it. */
const stackOf = (path: string): string => basename(path).replace(/(\.template)?\.(json|ya?ml|template)$/i, '');
