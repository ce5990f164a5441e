import { AZURE_COLLECTORS } from './services/index.ts';

/** `Microsoft.Compute/disks:list` → `microsoft.compute/disks` */
const listed = new Set(
  AZURE_COLLECTORS.flatMap(({ operations }) => operations.map(({ call }) => call.toLowerCase().split(':')[0] ?? '')),
);

/** Whether resources of a type are read: a collector calls something of it. */
export const isReadType = (type: string): boolean => listed.has(type.toLowerCase());
