import type { GcpCollector } from '../../../src/providers/gcp/context.ts';
import { verdictsOf } from '../verdicts.ts';
import type { GcpFixture } from './gcp-fixture.ts';
import { readGcp } from './in-process.ts';

/** What these checks say of the resources of a project, by the name of the resource. */
export const gcpVerdicts = async (
  fixture: GcpFixture,
  checks: readonly string[],
  collectors?: readonly GcpCollector[],
): Promise<ReadonlyMap<string, string>> => verdictsOf((await readGcp(fixture, collectors)).records, checks);
