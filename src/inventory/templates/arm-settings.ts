import type { TemplateTypes } from '../../model/template.ts';
import { memberOf, type Json } from '../terraform/json.ts';
import { later } from '../terraform/written.ts';
import { keyOf, parentKeys, type Declared } from './arm-declared.ts';
import { armValue, type ArmScope } from './arm-expression.ts';

/**
 * Settings that Resource Manager has as resources of their own, as properties of what they belong to. One whose owner is not known may
 * belong to any.
 */
export function settingsOf(
  declared: readonly Declared[],
  { types, scope }: { readonly types: TemplateTypes; readonly scope: ArmScope },
): (owner: Declared) => Json {
  const byType = Map.groupBy(declared, ({ type }) => type.toLowerCase());
  const owners = new Set(declared.map(keyOf));
  const settingOf = (owner: Declared, type: string): unknown => {
    const all = byType.get(type) ?? [];
    const own = all.find(one => parentKeys(one)[0] === keyOf(owner));
    if (own !== undefined) return armValue(memberOf(own.entry, 'properties'), scope);
    return all.some(one => !owners.has(parentKeys(one)[0] ?? '')) ? later() : undefined;
  };
  return owner => {
    const rows = types[owner.type.toLowerCase()] ?? [];
    const settings = rows.find(row => row.settings !== undefined)?.settings ?? {};
    return Object.fromEntries(Object.entries(settings).map(([name, type]) => [name, settingOf(owner, type)]));
  };
}
