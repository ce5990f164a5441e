import type { ArmFixture } from '../../support/azure/arm-fixture.ts';
import { startArmServer } from '../../support/azure/arm-server.ts';
import { createWorkspace, readResults, runCli, type Results } from '../../support/cli.ts';
import { expect } from 'vitest';

/** The results of the built command line with the default credential chain. */
export async function briefAzure(fixture: ArmFixture): Promise<Results> {
  const space = createWorkspace();
  const server = await startArmServer(fixture);
  try {
    const args = ['assess', '--azure', '--out', 'out', '--format', 'json', '--all-findings'];
    const run = await runCli(args, { cwd: space.path, env: server.environment });
    expect(run.code, run.stderr).toBe(0);
    return readResults(space.file('out'));
  } finally {
    await server.close();
    space.remove();
  }
}
