import { CloudbriefError } from '../../model/errors.ts';
import type { PlannedResource, PlanningProduct } from '../../model/planned.ts';
import { blockOf, type Marked } from './block.ts';
import { listOf, memberOf, objectOf, textOf, type Json } from './json.ts';

/** A resource with what leads from it to others. */
export interface DocumentResource extends PlannedResource {
  /** `module.shop["eu"]`; empty in the root module. */
  readonly module: string;
  /** Its name in the configuration. */
  readonly label: string;
  /** Of `count` or `for_each`. */
  readonly index: string | number | undefined;
  /** `registry.terraform.io/hashicorp/aws`. */
  readonly plugin: string;
  /** Of a template: the attributes that it can tell. */
  readonly known?: ReadonlySet<string>;
  /** Of a template: its logical id in the stack. */
  readonly slot?: string;
  /** Of a template: its type there. What is a part of another has none. */
  readonly declared?: string;
  /** Of a template: the id that it will have, or an end of it that is its own in all of the cloud. */
  readonly futureId?: string;
}

/** What `terraform show -json` says, of a plan or of a state; or what a template makes, as such a plan. */
export interface Document {
  readonly kind: 'plan' | 'state' | 'template';
  readonly product: PlanningProduct;
  /** When it was made; a state does not say. */
  readonly timestamp: string | undefined;
  readonly resources: readonly DocumentResource[];
  readonly deleted: readonly DocumentResource[];
  /** Data sources that were read. */
  readonly data: readonly DocumentResource[];
  readonly configuration: Json;
  readonly variables: Json;
  /** Of a template: the templates that it deploys, which are not read with it. */
  readonly nested?: readonly string[];
  /** Of a template: the type of each resource that has no counterpart in Terraform. */
  readonly unread?: readonly string[];
  /** Of a template: what stands for the plugin of its cloud. */
  readonly plugin?: string;
}

const FORMATS = /^(0\.[12]|1\.\d+)$/;
const HINT = 'Write it with `terraform show -json tfplan > tfplan.json` (or `tofu show -json`).';
const fault = (path: string, what: string, hint = HINT, cause?: unknown): CloudbriefError =>
  new CloudbriefError('CB_INVENTORY', `${path} ${what}`, hint, { cause });

/** Parses a plan or state. `path` is for messages. */
export function parseDocument(text: string, path: string): Document {
  const parsed = objectOf(parseJson(text, path));
  const format = textOf(parsed['format_version']);
  if (format === undefined || !FORMATS.test(format)) {
    const named = format === undefined ? 'no format version' : `format version ${JSON.stringify(format.slice(0, 40))}`;
    throw fault(path, `is a Terraform plan or state with ${named}: 0.1 to 1.x can be read.`);
  }
  if (parsed['errored'] === true)
    throw fault(
      path,
      'is a plan that failed: it holds a part of the resources.',
      'Plan again, and correct its errors.',
    );
  const plan = Array.isArray(parsed['resource_changes']) || 'planned_values' in parsed;
  const all = plan ? changesOf(parsed) : resourcesIn(parsed['values'], 'managed');
  return {
    kind: plan ? 'plan' : 'state',
    product: all.some(({ plugin }) => plugin.startsWith('registry.opentofu.org/')) ? 'OpenTofu' : 'Terraform',
    timestamp: timestampOf(parsed),
    resources: all.filter(({ change }) => change !== 'delete'),
    deleted: all.filter(({ change }) => change === 'delete'),
    data: resourcesIn(plan ? memberOf(parsed['prior_state'], 'values') : parsed['values'], 'data'),
    configuration: objectOf(parsed['configuration']),
    variables: objectOf(parsed['variables']),
  };
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw fault(path, 'begins like a Terraform plan or state, and is not JSON to its end.', HINT, error);
  }
}

function timestampOf({ timestamp }: Json): string | undefined {
  const date = new Date(textOf(timestamp) ?? '');
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

function changesOf(parsed: Json): DocumentResource[] {
  return listOf(parsed['resource_changes']).map(objectOf).flatMap(changeOf);
}

function changeOf(entry: Json): DocumentResource[] {
  const change = objectOf(entry['change']);
  const actions = listOf(change['actions']);
  // A deposed object is the rest of an earlier replacement. One that is forgotten stays, and the plan knows it no more.
  if (entry['mode'] !== 'managed' || 'deposed' in entry || actions.includes('forget')) return [];
  const before = { values: change['before'], unknown: {}, sensitive: change['before_sensitive'] };
  const after = { values: change['after'], unknown: change['after_unknown'], sensitive: change['after_sensitive'] };
  const [deletes, creates] = [actions.includes('delete'), actions.includes('create')];
  return [
    ...(deletes ? resourceOf(entry, before, 'delete') : []),
    ...(deletes && !creates ? [] : resourceOf(entry, after, creates ? (deletes ? 'replace' : 'create') : actions.includes('update') ? 'update' : 'none')), // prettier-ignore
  ];
}

/** The modules of a state, without recursion: they may be nested without an end. */
function resourcesIn(values: unknown, mode: 'managed' | 'data'): DocumentResource[] {
  const found: DocumentResource[] = [];
  const open = [objectOf(memberOf(values, 'root_module'))];
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    open.push(...listOf(module['child_modules']).map(objectOf));
    for (const entry of listOf(module['resources']).map(objectOf)) {
      if (entry['mode'] !== mode || 'deposed_key' in entry) continue;
      const marked = { values: entry['values'], unknown: {}, sensitive: entry['sensitive_values'] };
      found.push(...resourceOf({ ...entry, module_address: module['address'] }, marked, 'none'));
    }
  }
  return found;
}

function resourceOf(entry: Json, marked: Marked, change: PlannedResource['change']): DocumentResource[] {
  const address = textOf(entry['address']);
  const type = textOf(entry['type']);
  if (address === undefined || address === '' || type === undefined) return [];
  const index = entry['index'];
  return [
    {
      ...blockOf(marked),
      address,
      type,
      change,
      module: textOf(entry['module_address']) ?? '',
      label: textOf(entry['name']) ?? '',
      index: typeof index === 'string' || typeof index === 'number' ? index : undefined,
      plugin: textOf(entry['provider_name']) ?? '',
    },
  ];
}
