import { fillMessage } from '../check/message.ts';
import { selectKeywords } from '../lib/icu.ts';
import { upperFirst } from '../lib/text.ts';
import type { Finding, MessageTemplate } from '../model/finding.ts';
import { needLabel } from '../model/need-labels.ts';
import { UNREAD_MESSAGES } from '../model/unread-messages.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { HIDDEN } from './text-redactor.ts';

/** English messages by check and key. */
export type CheckMessages = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** Arguments that hold names of accounts and resources, in a list with commas. */
const RESOURCES: ReadonlySet<string> = new Set([
  'accounts', 'balancer', 'firewall', 'machine', 'name', 'names', 'read', 'resource', 'subnet', 'user',
]); // prettier-ignore
/** Names of services. */
const SERVICES: ReadonlySet<string> = new Set(['applications']);
/** Names of what no finding is about: a role may be called as a service is, and is none. */
const OTHERS: ReadonlySet<string> = new Set([
  'first', 'group', 'host', 'image', 'origin', 'role', 'rule', 'to', 'trail', 'via', 'who',
]); // prettier-ignore

/** A finding without names: its message is filled again where its source is known, so that no word of ours is taken for a name. */
export function redactedFinding(finding: Finding, hide: Pseudonyms, messages: CheckMessages): Finding {
  const { exception, evidence: _evidence, reason, ...rest } = finding;
  const { stableId: _stableId, slot: _slot, workload, ...resource } = finding.resource;
  const shown = hide.resource({ ...finding.resource, scope: finding.scope });
  return {
    ...rest,
    id: hide.id(finding.id),
    ...redactedMessage(finding, shown.name, hide, sourceOf(finding, messages)),
    ...(reason === undefined
      ? {}
      : { reason: reason.detail === undefined ? reason : { ...reason, detail: hide.text(reason.detail) } }),
    ...(exception === undefined
      ? {}
      : {
          exception: {
            owner: hide.owner(exception.owner),
            reason: hide.text(exception.reason),
            until: exception.until,
          },
        }),
    resource: {
      ...resource,
      ...shown,
      account: hide.account(resource.account),
      ...(workload === undefined ? {} : { workload: hide.service(workload) }),
    },
  };
}

function sourceOf({ check, template: { key } }: Finding, messages: CheckMessages): string | undefined {
  const dot = key.indexOf('.');
  const [sort, id] = [key.slice(0, dot), key.slice(dot + 1)];
  if (sort === 'unread') return (UNREAD_MESSAGES as Readonly<Record<string, string>>)[id];
  return sort === 'messages' ? messages.get(check)?.[id] : undefined;
}

function redactedMessage(
  { message, template: { key, data }, resource: { name } }: Finding,
  shown: string,
  hide: Pseudonyms,
  source: string | undefined,
): Pick<Finding, 'message' | 'template'> {
  const argument = (given: string, of: string): string => {
    if (of === 'name' && given === name) return shown;
    if (source !== undefined && selectKeywords(source).get(of)?.has(given) === true) return given;
    if (given === name) return shown;
    return isNaming(of) ? namesIn(given, of, hide) : hide.text(given);
  };
  const hidden = Object.fromEntries(
    Object.entries(data).map(([of, given]) => [of, typeof given === 'string' ? argument(given, of) : given]),
  );
  const fits = source !== undefined && fill(source, data) === message;
  // The title of a check is ours.
  const text = fits ? fill(source, hidden) : key === 'title' ? message : hide.text(message, new Map([[name, shown], ...changed(data, hidden)])); // prettier-ignore
  return { message: text, template: { key, data: hidden } };
}

/** What is unread is named by its label. */
const fill = (source: string, { need, ...data }: MessageTemplate['data']): string =>
  fillMessage(source, need === undefined ? data : { ...data, need: upperFirst(needLabel(String(need))) });

const changed = (before: MessageTemplate['data'], after: MessageTemplate['data']): [string, string][] =>
  Object.entries(before).flatMap(([of, given]): [string, string][] =>
    typeof given === 'string' && isNaming(of) ? [[given, String(after[of])]] : [],
  );

/** Each of a list of names; one that nothing else names is hidden. */
function namesIn(given: string, of: string, hide: Pseudonyms): string {
  if (OTHERS.has(of)) return HIDDEN;
  const nameOf = SERVICES.has(of) ? hide.service : (name: string): string => hide.named(name) ?? HIDDEN;
  const whole = nameOf(given);
  return whole === HIDDEN ? given.split(', ').map(nameOf).join(', ') : whole;
}

const isNaming = (argument: string): boolean =>
  RESOURCES.has(argument) || SERVICES.has(argument) || OTHERS.has(argument);
