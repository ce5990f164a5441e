import type { Assessment } from '../model/assessment.ts';
import type { Inventory } from '../model/inventory.ts';
import { sanitizeText } from '../lib/text.ts';
import { isPlanned } from '../model/planned.ts';
import type { LoadedConfig } from '../config/load.ts';
import { emptyCriticality } from './empty-criticality.ts';
import { emptyWorkloads } from './empty-workloads.ts';

interface Parts {
  /** As it was read. */
  readonly read: Inventory;
  /** As it was assessed. */
  readonly inventory: Inventory;
  readonly assessed: Assessment;
}

interface Asked {
  readonly configuration: LoadedConfig;
  readonly from: readonly string[];
  readonly on: (event: { readonly type: 'warning'; readonly message: string }) => void;
}

/** Warns of what picks or has nothing. */
export function warnOfEmpty({ configuration, on, from }: Asked, { read, inventory, assessed }: Parts): void {
  const empty = [
    ...emptyCriticality(inventory.resources, configuration),
    ...emptyWorkloads(assessed, configuration),
    ...emptyPlan(from, read),
    ...nestedTemplates(from, read),
    ...unreadTypes(from, read),
  ];
  for (const message of empty) on({ type: 'warning', message });
}

/** A plan may well change nothing that is judged: it fails no gate, and nobody should take that for an answer. */
const emptyPlan = (from: readonly string[], read: Inventory): readonly string[] =>
  !isPlanned(read) || read.resources.length > 0
    ? []
    : [`${from.join(', ')} ${from.length === 1 ? 'has' : 'have'} no resource of a type that is judged: there is nothing to assess.`]; // prettier-ignore

/** Their resources are as unread as the rest of the account. */
const nestedTemplates = (from: readonly string[], { nestedTemplates: nested = [] }: Inventory): readonly string[] =>
  nested.length === 0
    ? []
    : [
        `${from.join(', ')} deploys other templates (${namesIn(nested)}), which are not read with it: assess each for itself.`,
      ];

/** They pass no check, and nobody should take a gate that is open for their verdict. */
const unreadTypes = (from: readonly string[], { unreadTypes: unread = [] }: Inventory): readonly string[] => {
  if (unread.length === 0) return [];
  const names = unread.map(({ type, count }) => `${sanitizeText(type, 80)}${count === 1 ? '' : ` × ${count}`}`);
  const number = unread.reduce((sum, { count }) => sum + count, 0);
  const sam = unread.some(({ type }) => type.startsWith('AWS::Serverless::'))
    ? ' What AWS::Serverless makes is in the processed template: `aws cloudformation get-template --template-stage Processed`.'
    : '';
  return [
    `${from.join(', ')} ${from.length === 1 ? 'has' : 'have'} ${number} ${number === 1 ? 'resource' : 'resources'} of types that are not looked at: ${namesIn(names)}.${sam}`,
  ];
};

const SHOWN = 5;

const namesIn = (names: readonly string[]): string =>
  names.length <= SHOWN ? names.join(', ') : `${names.slice(0, SHOWN).join(', ')} and ${names.length - SHOWN} more`;
