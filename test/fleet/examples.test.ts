import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { VARIABLES } from '../../src/config/environment.ts';
import { helpOf } from '../support/help-of.ts';

const EXAMPLES = join(import.meta.dirname, '..', '..', 'examples', 'fleet');
const read = (name: string): string => readFileSync(join(EXAMPLES, name), 'utf8');

/** Fails unless the command line knows the command and each of its options. */
async function expectCommand(args: readonly string[]): Promise<void> {
  const [group = '', command = '', ...rest] = args;
  const help = await helpOf([group, command]);
  expect(help).toContain(`Usage: cloudbrief ${group} ${command}`);
  for (const option of rest.filter(one => one.startsWith('--'))) expect(help).toContain(option);
}

interface Container {
  readonly args: string[];
  readonly env: { readonly name: string; readonly value?: string; readonly valueFrom?: object }[];
  readonly securityContext: object;
  readonly volumeMounts: { readonly name: string }[];
}
interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly selector?: { readonly matchLabels: object };
    readonly template: {
      readonly metadata: { readonly labels: object };
      readonly spec: {
        readonly serviceAccountName: string;
        readonly terminationGracePeriodSeconds: number;
        readonly containers: [Container];
        readonly volumes: { readonly name: string; readonly persistentVolumeClaim?: { readonly claimName: string } }[];
      };
    };
  };
}

it('runs on Kubernetes with commands that exist, without rights, and with time to hand jobs back', async () => {
  // Anchors hold within a document: each one must be parsed by itself, as kubectl does.
  const documents = parseAllDocuments(read('kubernetes.yaml'));
  for (const { errors } of documents) expect(errors).toEqual([]);
  const manifests = documents.map(one => one.toJS() as Manifest);
  const named = (kind: string): string[] => manifests.filter(one => one.kind === kind).map(({ metadata }) => metadata.name); // prettier-ignore
  const workloads = manifests.filter(({ kind }) => kind === 'Job' || kind === 'Deployment');
  expect(workloads.map(({ spec }) => spec.template.spec.containers[0].args.slice(0, 2))).toEqual([['fleet', 'run'], ['fleet', 'work']]); // prettier-ignore
  for (const { spec } of workloads) {
    const pod = spec.template.spec;
    const [container] = pod.containers;
    await expectCommand(container.args);
    expect(named('ServiceAccount')).toContain(pod.serviceAccountName);
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(15);
    expect(container.securityContext).toEqual({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } }); // prettier-ignore
    for (const { name } of container.env.filter(one => one.name.startsWith('CLOUDBRIEF_'))) expect(VARIABLES.has(name)).toBe(true); // prettier-ignore
    // A password stands in a secret, never in the manifest.
    expect(container.env.find(({ name }) => name === 'PGPASSWORD')).not.toHaveProperty('value');
    expect(container.volumeMounts.map(({ name }) => name).sort()).toEqual(pod.volumes.map(({ name }) => name).sort());
    for (const { persistentVolumeClaim: claim } of pod.volumes)
      if (claim !== undefined) expect(named('PersistentVolumeClaim')).toContain(claim.claimName);
    if (spec.selector !== undefined) expect(spec.template.metadata.labels).toMatchObject(spec.selector.matchLabels);
  }
});

it('runs under systemd with a command that exists, is started again, and is stopped gently', async () => {
  const sections = new Map<string, Map<string, string>>();
  let section = '';
  for (const line of read('cloudbrief-worker@.service').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [, name] = /^\[(\w+)\]$/.exec(line) ?? [];
    if (name !== undefined) sections.set((section = name), new Map());
    else {
      const [, key = '', value = ''] = /^([A-Z]\w+)=(.+)$/.exec(line) ?? [];
      expect(key, line).not.toBe('');
      sections.get(section)?.set(key, value);
    }
  }
  const service = sections.get('Service')!;
  const [program, ...args] = service.get('ExecStart')!.split(' ');
  expect(program).toBe('/usr/local/bin/cloudbrief');
  await expectCommand(args);
  expect(service.get('Restart')).toBe('on-failure');
  expect(Number(service.get('TimeoutStopSec'))).toBeGreaterThan(15);
  expect(service.get('User')).toBe('cloudbrief');
  expect(sections.get('Install')?.get('WantedBy')).toBe('multi-user.target');
});
