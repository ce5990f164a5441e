import type { ArmWorld } from '../../support/azure/arm.ts';
import { startArmServer } from '../../support/azure/arm-server.ts';
import { createWorkspace, readResults, runCli, type Results } from '../../support/cli.ts';
import { expect } from 'vitest';

/** What the built command line says of a world that it reads by the standard chain of credentials. */
export async function briefAzure(world: ArmWorld): Promise<Results> {
  const space = createWorkspace();
  const server = await startArmServer(world);
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
