import { describe, expect, it } from 'vitest';
import { findProjects, type ProjectSelection } from '../../../../src/providers/gcp/client/projects.ts';
import { GCP_PLANNING_CALLS } from '../../../../src/providers/gcp/planning-operations.ts';
import type { GcpFixture } from '../../../support/gcp/gcp-fixture.ts';
import { transportTo } from '../../../support/gcp/in-process.ts';

const project = (projectId: string, labels?: Readonly<Record<string, string>>) => ({ name: `projects/${projectId}`, projectId, state: 'ACTIVE', labels }); // prettier-ignore
const projects = [
  project('shop', { environment: 'production' }),
  project('lab', { environment: 'test', team: 'lab' }),
  project('bare'),
];

const find = async (selection: ProjectSelection, refusals: GcpFixture['refusals'] = []) => {
  const answers = {
    'cloudresourcemanager /v3/projects:search': { projects },
    'cloudresourcemanager /v3/projects': { projects },
    'cloudresourcemanager /v3/folders': { folders: [] },
    'cloudresourcemanager /v3/projects/bare': projects[2],
  };
  const watch = { declared: new Set(GCP_PLANNING_CALLS), called: () => undefined, signal: undefined };
  const { chosen, unlisted, warnings } = await findProjects(transportTo({ answers, refusals }), selection, watch);
  return { ids: chosen.map(({ id }) => id), unlisted: unlisted.map(({ name, because }) => [name, because]), warnings };
};

describe('projects by label', () => {
  it.each([{}, { folders: ['1'] }])('are read where they have it, and the others counted: %j', async where => {
    const only = await find({ ...where, projectLabels: ['environment=prod*'] });
    expect(only).toEqual({ ids: ['shop'], unlisted: [], warnings: ['2 of 3 projects are left out by their labels.'] });
    expect((await find({ ...where, projectLabels: ['!team=lab'] })).ids).toEqual(['bare', 'shop']);
    expect(await find(where)).toEqual({ ids: ['bare', 'lab', 'shop'], unlisted: [], warnings: [] });
  });

  it('are read all the same where they are named', async () => {
    const both = await find({ projects: ['bare'], folders: ['1'], projectLabels: ['environment=production'] });
    expect(both.ids).toEqual(['bare', 'shop']);
  });

  it('are an error where none has it', async () => {
    await expect(find({ projectLabels: ['team=none'] })).rejects.toThrow('No project has the labels');
  });
});

it('a folder whose folders are refused is known to be incomplete', async () => {
  const found = await find({ folders: ['1'] }, [[/GET cloudresourcemanager \/v3\/folders$/, { status: 403 }]]);
  expect(found).toMatchObject({ ids: ['bare', 'lab', 'shop'], unlisted: [['folders/1', 'denied']] });
});
