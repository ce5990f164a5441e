import { fstatSync, statSync } from 'node:fs';
import { CloudbriefError } from '../../model/errors.ts';
import type { PlannedTypes } from '../../model/planned.ts';
import type { Deployment } from '../../model/template.ts';
import { STANDARD_INPUT } from '../file-lines.ts';
import { isTerraform } from '../file-type.ts';
import type { InventoryFile } from '../merge.ts';
import { isTemplate, parseTemplate } from '../templates/read.ts';
import { parseDocument } from './document.ts';
import { planInventory } from './inventory.ts';

/** Thousands of resources stay far below. */
export const MAX_CHARACTERS = 64 * 1024 * 1024;

interface Source {
  readonly path: string;
  /** For messages. */
  readonly name: string;
  readonly clouds: () => Promise<readonly PlannedTypes[]>;
  /** How a template is deployed. */
  readonly deployment?: Deployment | undefined;
}

/** Whether a file begins like a plan, a state or a template. */
export const isPlanFile = (beginning: string): boolean => isTerraform(beginning) || isTemplate(beginning);

/** Reads the rest of a file that begins like one. */
export async function readPlan(
  { path, name, clouds, deployment = {} }: Source,
  first: readonly string[],
  rest: AsyncIterable<readonly string[]>,
): Promise<InventoryFile> {
  const parts: string[] = [];
  let size = 0;
  const add = (lines: readonly string[]): void => {
    const text = lines.join('\n');
    size += text.length;
    if (size > MAX_CHARACTERS)
      throw new CloudbriefError(
        'CB_INVENTORY',
        `${name} is a ${isTemplate(parts[0] ?? text) ? 'template' : 'Terraform plan or state'} of more than 64 MB.`,
        'Plan smaller stacks one by one, and assess each for itself.',
      );
    parts.push(text);
  };
  add(first);
  for await (const lines of rest) add(lines);
  const [whole, types] = [parts.join('\n'), await clouds()];
  const document = isTemplate(whole)
    ? await parseTemplate(whole, { path, name, clouds: types, deployment })
    : parseDocument(whole, name);
  return planInventory(document, types, dateOf(path));
}

/** A state does not say when it was written. */
const dateOf = (path: string): string =>
  (path === STANDARD_INPUT ? fstatSync(process.stdin.fd) : statSync(path)).mtime.toISOString();
