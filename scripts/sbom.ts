/** Prints the bill of materials (CycloneDX): what is installed with the package, and what the build bundled. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundled } from './bundle/notices.ts';

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly properties: readonly { readonly name: string; readonly value: string }[];
}
interface Bill {
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

const DEVELOPMENT = 'cdx:npm:package:development';
const BUNDLED = { name: 'cdx:npm:package:bundled', value: 'true' };

/** npm's bill of the whole lock file without what only development needs. */
export function shippedBill<B extends Bill>(bill: B, bundled: readonly Bundled[]): B {
  const keys = new Set(bundled.map(({ name, version }) => `${name}@${version}`));
  const components = bill.components.flatMap(component => {
    const properties = component.properties.filter(({ name }) => name !== DEVELOPMENT);
    if (properties.length === component.properties.length) return [component];
    if (!keys.has(`${component.name}@${component.version}`)) return [];
    return [{ ...component, scope: 'required', properties: [...properties, BUNDLED] }];
  });
  const gone = new Set(bill.components.map(one => one['bom-ref']));
  for (const one of components) gone.delete(one['bom-ref']);
  const dependencies = bill.dependencies
    .filter(({ ref }) => !gone.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(one => !gone.has(one)) }));
  return { ...bill, components, dependencies };
}

/** The bill of a built clone. */
export function billOfMaterials(root: string): Bill {
  const args = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'];
  const bill = JSON.parse(execFileSync('npm', args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 })) as Bill;
  const bundled = JSON.parse(readFileSync(join(root, 'dist', 'bundled', 'packages.json'), 'utf8')) as Bundled[];
  return shippedBill(bill, bundled);
}

if (import.meta.main) console.log(JSON.stringify(billOfMaterials(join(import.meta.dirname, '..')), null, 2));
