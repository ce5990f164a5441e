import { memoizePerObject } from '../lib/memoize.ts';
import { closestMatch } from '../lib/text.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Briefing } from '../brief/index.ts';
import { readCheckLibrary } from './formats/check-details.ts';
import { encoded } from './formats/encoded.ts';
import type { FindingRecord } from './formats/finding-record.ts';
import type { OwnDetails, Renderer } from './renderer.ts';

/** Every output format. Each loads its code when it is rendered: templates and browser are expensive to load. */
export const RENDERERS: readonly Renderer[] = [
  {
    format: 'pdf',
    extension: 'pdf',
    fileName: 'briefing.pdf',
    printed: true,
    render: async (briefing, _assessment, options) =>
      (await import('./pdf/briefing-pdf.ts')).renderPdf(briefing, options),
  },
  {
    format: 'html',
    extension: 'html',
    fileName: 'briefing.html',
    render: async (briefing, assessment, { page, branding, evidence, ...options }) => {
      const [{ renderHtml }, { evidenceOf, HTML_ROW_LIMIT }, { htmlExtras }] = await Promise.all([
        import('./formats/html/html.ts'),
        import('./evidence.ts'),
        import('./formats/html/html-extras.ts'),
      ]);
      const found = evidence === false ? undefined : evidenceOf(briefing, assessment, HTML_ROW_LIMIT, options);
      return Buffer.from(await renderHtml(briefing, page, branding, htmlExtras(briefing, found)));
    },
  },
  {
    format: 'evidence',
    extension: 'pdf',
    fileName: 'evidence.pdf',
    printed: true,
    render: async (briefing, assessment, options) => {
      const [{ evidenceOf, PDF_ROW_LIMIT }, { renderEvidencePdf }] = await Promise.all([
        import('./evidence.ts'),
        import('./pdf/evidence-pdf.ts'),
      ]);
      return renderEvidencePdf(evidenceOf(briefing, assessment, PDF_ROW_LIMIT, options), options);
    },
  },
  {
    format: 'json',
    extension: 'json',
    fileName: 'assessment.json',
    render: async (_briefing, assessment) => (await import('./formats/json.ts')).renderJson(assessment),
  },
  text('sarif', 'sarif', 'results.sarif', async (_briefing, assessment, own) =>
    (await import('./formats/sarif.ts')).toSarif(await placed(assessment), readCheckLibrary(own?.checks)),
  ),
  text('junit', 'xml', 'junit.xml', async (_briefing, assessment, own) =>
    (await import('./formats/junit.ts')).toJunit(await placed(assessment), readCheckLibrary(own?.checks)),
  ),
  text('csv', 'csv', 'findings.csv', async (_briefing, assessment, own) =>
    (await import('./formats/csv.ts')).toCsv(await placed(assessment), readCheckLibrary(own?.checks)),
  ),
  text('markdown', 'md', 'briefing.md', async (briefing, assessment) =>
    (await import('./formats/markdown.ts')).toMarkdown(briefing, assessment),
  ),
  text('ocsf', 'ocsf.json', 'findings.ocsf.json', async (_briefing, assessment, own) =>
    (await import('./formats/ocsf.ts')).toOcsf(assessment, await recordsOf(assessment, own)),
  ),
  text('asff', 'asff.json', 'findings.asff.json', async (_briefing, assessment, own) =>
    (await import('./formats/asff.ts')).toAsff(assessment, await recordsOf(assessment, own)),
  ),
  text('gitlab-code-quality', 'json', 'gl-code-quality-report.json', async (_briefing, assessment, own) =>
    (await import('./formats/gitlab-code-quality.ts')).toGitlabCodeQuality(await recordsOf(assessment, own)),
  ),
  text('gitlab-sast', 'json', 'gl-sast-report.json', async (_briefing, assessment, own) =>
    (await import('./formats/gitlab-sast.ts')).toGitlabSast(assessment, await recordsOf(assessment, own)),
  ),
  text('oscal', 'oscal.json', 'assessment-results.oscal.json', async (_briefing, assessment, own) => {
    const [{ toOscal }, { frameworkNames }] = await Promise.all([
      import('./formats/oscal.ts'),
      import('./formats/framework-names.ts'),
    ]);
    const words = { library: readCheckLibrary(own?.checks), frameworks: frameworkNames(own?.frameworks) };
    return toOscal(assessment, await recordsOf(assessment, own), words);
  }),
  text('register-csv', 'csv', 'register.csv', async ({ language }, assessment) => {
    const [{ toRegisterCsv }, { register, certaintyWords }] = await registerWriters();
    return toRegisterCsv(register(assessment, language), certaintyWords(language));
  }),
  text('register-json', 'json', 'register.json', async ({ language }, assessment) => {
    const [{ toRegisterJson }, { register }] = await registerWriters();
    return toRegisterJson(register(assessment, language));
  }),
  {
    format: 'xlsx',
    extension: 'xlsx',
    fileName: 'briefing.xlsx',
    render: async (briefing, assessment, { evidence, branding, ...options }) => {
      const [{ renderXlsx }, { workbook }, { evidenceOf }] = await Promise.all([
        import('./formats/office/xlsx.ts'),
        import('../brief/workbook/workbook.ts'),
        import('./evidence.ts'),
      ]);
      const found = evidence === false ? undefined : evidenceOf(briefing, assessment, Infinity, options);
      return renderXlsx(workbook(briefing, assessment, found), branding);
    },
  },
  {
    format: 'docx',
    extension: 'docx',
    fileName: 'briefing.docx',
    render: async (briefing, _assessment, { page, branding }) =>
      (await import('./formats/office/docx/docx.ts')).renderDocx(briefing, page, branding),
  },
  {
    format: 'pptx',
    extension: 'pptx',
    fileName: 'briefing.pptx',
    render: async (briefing, _assessment, { branding }) =>
      (await import('./formats/office/pptx/pptx.ts')).renderPptx(briefing, branding),
  },
  text('email', 'txt', 'email.txt', async briefing => (await import('./formats/office/email.ts')).toEmail(briefing)),
];

/** Five formats list the same records: they are made once for each assessment. */
const recordsFor = memoizePerObject((assessment: Assessment) =>
  memoizePerObject(async (own: OwnDetails): Promise<readonly FindingRecord[]> => {
    const [{ findingRecords }, { frameworkNames }] = await Promise.all([
      import('./formats/finding-record.ts'),
      import('./formats/framework-names.ts'),
    ]);
    return findingRecords(assessment, readCheckLibrary(own.checks), frameworkNames(own.frameworks));
  }),
);
const NOTHING_OWN: OwnDetails = { checks: [], frameworks: new Map<string, string>() };
const recordsOf = (assessment: Assessment, own = NOTHING_OWN): Promise<readonly FindingRecord[]> =>
  recordsFor(assessment)(own);

/** For files that people read too; they are in English. */
const placed = async (assessment: Assessment): Promise<Assessment> => {
  const [{ translatorFor }, { withPlannedPlaces }] = await Promise.all([
    import('../brief/language/translator.ts'),
    import('../brief/language/planned-places.ts'),
  ]);
  return withPlannedPlaces(translatorFor('en'), assessment);
};

const registerWriters = () => Promise.all([import('./formats/register.ts'), import('../brief/pages/register.ts')]);

function text(
  format: string,
  extension: string,
  fileName: string,
  write: (
    briefing: Briefing,
    assessment: Assessment,
    own: OwnDetails | undefined,
  ) => Promise<string | Iterable<string>>,
): Renderer {
  return {
    format,
    extension,
    fileName,
    render: async (briefing, assessment, { own }) => encoded(await write(briefing, assessment, own)),
  };
}

/** The renderer of a format, a built-in or one of `own`. Throws `CB_USAGE` for an unknown one. */
export function rendererFor(format: string, own: readonly Renderer[] = []): Renderer {
  const all = [...RENDERERS, ...own];
  const renderer = all.find(one => one.format === format);
  if (renderer !== undefined) return renderer;
  const formats = all.map(one => one.format);
  const meant = closestMatch(format, formats);
  throw new CloudbriefError(
    'CB_USAGE',
    `There is no format "${format}".`,
    `${meant === undefined ? '' : `Did you mean ${meant}? `}The formats are ${formats.join(', ')}.`,
  );
}
