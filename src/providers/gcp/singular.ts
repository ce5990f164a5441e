/** `policies`, `Policy` → `policy`; `addresses`, `Address` → `address` */
export const singular = (name: string): string =>
  name
    .toLowerCase()
    .replace(/ies$/, 'y')
    .replace(/sses$/, 'ss')
    .replace(/(?<!s)s$/, '');
