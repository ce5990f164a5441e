import { sanitizeText } from '../lib/text.ts';
import { quoteShellArgument } from '../lib/shell.ts';
import type { Finding } from './finding.ts';
import type { Cloud } from './kinds.ts';
import { isPlannedId } from './planned.ts';
import type { RemedyEdit } from './remedy-edits.ts';
import type { RemedyNote } from './remedy-notes.ts';

/**
 * How to remedy a failure of resources of some types. Commands are templates: `{name}` and its like are filled in from the
 * finding, `<subnet-in-another-zone>` is for the reader to fill in.
 */
export interface Recipe {
  /** The provider's own types of resource; left out: each type that the check judges. */
  readonly for?: string | readonly string[];
  /** What to check or prepare before anything is changed. */
  readonly first?: readonly RemedyNote[];
  /** Commands that write down the present state, for the change and for the way back. */
  readonly save?: readonly string[];
  /** `file = what to put into it`, or in words that are translated: what no command can do for the reader. */
  readonly edit?: RemedyEdit | readonly RemedyEdit[];
  readonly run?: readonly string[];
  /** The path in the provider's console, in its own words, where no command does it. */
  readonly portal?: string;
  /** What is left to do by hand, in sentences. */
  readonly act?: readonly RemedyNote[];
  /** What it interrupts, costs or cannot undo. */
  readonly impact?: readonly RemedyNote[];
  /** The command that shows that it is done. */
  readonly verify?: string;
  /** The way back: commands, or a note. */
  readonly undo?: RemedyNote | readonly string[];
}

/** The recipes of a check, by provider; the first that is for a type of resource counts. */
export type Recipes = { readonly [cloud in Cloud]?: readonly Recipe[] };

/** What of a finding's resource fills a command. */
export interface RemedyTarget {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly provider: string;
  readonly account: string;
  readonly region: string;
  /** What its message says. */
  readonly data?: Finding['template']['data'];
}

/** The resource of a finding, and what its message says of it. */
export const targetOf = ({ resource, template }: Pick<Finding, 'resource' | 'template'>): RemedyTarget => ({
  ...resource,
  data: template.data,
});

/** The recipe for a resource; undefined where there is none for its type, or no such resource yet. */
export function recipeFor(recipes: Recipes, { id, provider, type }: Pick<RemedyTarget, 'id' | 'provider' | 'type'>) {
  if (isPlannedId(id)) return undefined;
  const own = recipes[provider as Cloud] ?? [];
  return own.find(recipe => recipe.for === undefined || [recipe.for].flat().includes(type));
}

/** The placeholders of commands, each with what a reader fills in where the finding does not say. */
const PLACEHOLDERS: Readonly<Record<string, readonly [label: string, of: (target: RemedyTarget) => string | undefined]>> = {
  id: ['id', ({ id }) => id],
  name: ['name', ({ name }) => name],
  account: ['account', ({ account }) => account],
  region: ['region', ({ region }) => (region === 'global' ? undefined : region)],
  /** The last part of an ARN, ARM id or full resource name. */
  shortId: ['id', ({ id }) => id.split(/[/:]/).at(-1)],
  /** What it is in: the cluster of a service, the server of a database, the bus of a rule. */
  parent: ['parent', parentOf],
  /** The first part of the resource of an ARN. */
  service: ['service', ({ id }) => id.split(':')[5]?.split('/')[0]],
  /** Of the message; a range of ports is no port. */
  port: ['port', ({ data }) => (typeof data?.['port'] === 'number' ? String(data['port']) : undefined)],
  /** Of the rule that lets strangers in: its firewall, its name, and what it allows. */
  group: ['security-group', ({ data }) => known(data, 'firewall')?.split('/').at(-1)],
  groupResourceGroup: ['resource-group-of-the-nsg', ({ data }) => resourceGroupOf(known(data, 'firewall'))],
  rule: ['open-rule', ({ data }) => oneOf(known(data, 'rule'))],
  ipPermission: ['open-ip-permission', ({ data }) => ipPermissionOf(data)],
  resourceGroup: ['resource-group', ({ id }) => resourceGroupOf(id)],
  /** Of a full resource name of Google Cloud: the zone, and the zone or region. */
  zone: ['zone', ({ id }) => /\/zones\/([^/]+)/.exec(id)?.[1]],
  location: ['location', ({ id }) => /\/(?:zones|regions|locations)\/([^/]+)/.exec(id)?.[1]],
}; // prettier-ignore

const resourceGroupOf = (id: string | undefined): string | undefined =>
  /\/resourcegroups\/([^/]+)/i.exec(id ?? '')?.[1];

/** A text of the message; `none` stands for what is not known. */
function known(data: RemedyTarget['data'], key: string): string | undefined {
  const text = data?.[key];
  return typeof text === 'string' && text !== 'none' ? text : undefined;
}

/** Several names are none for one command. */
const oneOf = (names: string | undefined): string | undefined => (names?.includes(',') === true ? undefined : names);

/** An IP permission in the shorthand of the AWS CLI: what a rule allows to the sources that are strangers, IPv4 and IPv6. */
function ipPermissionOf(data: RemedyTarget['data']): string | undefined {
  const protocol = known(data, 'openProtocol');
  const sources = known(data, 'openSources')?.split(' ') ?? [];
  const [from, to = from] = known(data, 'openPorts')?.split('-') ?? [];
  if (protocol === undefined || from === undefined || !sources.every(source => /^[\da-f.:]+\/\d+$/.test(source)))
    return undefined;
  const blocks = (key: string, family: string, of: readonly string[]): string =>
    of.length === 0 ? '' : `,${key}=[${of.map(block => `{${family}=${block}}`).join(',')}]`;
  const ports = protocol === 'all' ? 'IpProtocol=-1' : `IpProtocol=${protocol},FromPort=${from},ToPort=${String(to)}`;
  const [v6, v4] = [sources.filter(one => one.includes(':')), sources.filter(one => !one.includes(':'))];
  return `${ports}${blocks('IpRanges', 'CidrIp', v4)}${blocks('Ipv6Ranges', 'CidrIpv6', v6)}`;
}

function parentOf({ id }: RemedyTarget): string | undefined {
  if (id.startsWith('/')) return id.split('/').at(-3);
  const parts = id.split(':').slice(5).join(':').split(/[/:]/);
  return parts.length > 2 ? parts.at(-2) : undefined;
}

/** What the command line tools would read from a file or an address instead of taking it as it is. */
const INDIRECT = /^(?:@|fileb?:|https?:)/;

/**
 * The command with the identifiers of the resource, each quoted for a POSIX shell; without one, or where a value is not
 * there or not safe to copy, with `<name>`.
 */
export function fillCommand(template: string, target?: RemedyTarget): string {
  return template.replaceAll(/( ?)\{(\w+)\}/g, (_, before: string, key: string, at: number) => {
    const [label, of] = PLACEHOLDERS[key] ?? [key, () => undefined];
    const value = target === undefined ? undefined : of(target);
    // A word that begins with a dash would be an option: an option before it takes it with `=`, a command does not.
    const dashed = before === ' ' && value?.startsWith('-') === true;
    const unsafe = dashed && !/(^| )--[\w-]+$/.test(template.slice(0, at));
    if (value === undefined || value === '' || unsafe || sanitizeText(value, 2_000) !== value || INDIRECT.test(value))
      return `${before}<${label}>`;
    return `${dashed ? '=' : before}${quoteShellArgument(value)}`;
  });
}

/** The placeholders of a command that no finding can fill. */
export const unknownPlaceholders = (template: string): readonly string[] =>
  [...template.matchAll(/\{(\w+)\}/g)].flatMap(([, key = '']) => (key in PLACEHOLDERS ? [] : [key]));

/** Whether something is left for the reader to fill in. */
export const isIncomplete = (command: string): boolean => /<[A-Za-z][\w.-]*>/.test(command);
