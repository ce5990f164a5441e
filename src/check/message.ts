import type { MessageData } from '../model/check.ts';

/** Fills `{placeholder}`s from data; one that is not there stays as it is, so that a test can find it. */
export function fillMessage(template: string, data: MessageData): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, key: string) => {
    const filled = data[key];
    return filled === undefined ? whole : String(filled);
  });
}
