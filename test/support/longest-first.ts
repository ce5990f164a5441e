import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The folders and files whose tests run whole command lines, emulators and browsers, from the longest on. */
const LONG = ['test/recordings/', 'test/integration/', 'test/assess/', 'test/render/', 'test/cli/', 'test/examples/'];

/**
 * Begins with what takes long, so that no worker sits alone with it at the end. The durations of earlier runs, which vitest
 * itself would go by, are not there on a machine that runs the suite for the first time.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const path = relative(this.ctx.config.root, moduleId).replaceAll('\\', '/');
      const found = LONG.findIndex(folder => path.startsWith(folder));
      return found === -1 ? LONG.length : found;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
