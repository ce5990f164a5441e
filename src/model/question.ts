/** The thirteen questions, in the order of the risk model. */
export const QUESTIONS = [
  { slug: 'data-centre', number: 'Q01', weight: 10, asks: 'If one data centre fails, do we stay open?', tile: 'One data centre fails' },
  { slug: 'confidentiality', number: 'Q02', weight: 8, asks: 'If someone gets hold of our data, can they read it?', tile: 'Data can be read' },
  { slug: 'offsite-copies', number: 'Q03', weight: 14, asks: 'If our main account were wiped, would we still have our data?', tile: 'Account is wiped' },
  { slug: 'recovery', number: 'Q04', weight: 12, asks: 'Have we proved that we can recover, and how long does it take?', tile: 'Recovery proved' },
  { slug: 'perimeter', number: 'Q05', weight: 14, asks: 'Can strangers reach things they should not?', tile: 'Strangers get in' },
  { slug: 'provider', number: 'Q06', weight: 8, asks: 'What if our cloud provider fails us, cuts us off, or is ordered to hand over data?', tile: 'Provider fails us' },
  { slug: 'performance', number: 'Q07', weight: 2, asks: 'Is the service fast every day, not only on average?', tile: 'Fast every day' },
  { slug: 'support', number: 'Q08', weight: 3, asks: 'When it breaks at 3 a.m., who helps us and how fast?', tile: 'Help at 3 a.m.' },
  { slug: 'surge', number: 'Q09', weight: 3, asks: 'Can we serve a sudden rush of customers?', tile: 'A sudden rush' },
  { slug: 'rebuild', number: 'Q10', weight: 6, asks: 'Could we rebuild it all from written instructions?', tile: 'Rebuild from scripts' },
  { slug: 'records', number: 'Q11', weight: 7, asks: 'After an incident, could we find out what happened?', tile: 'Find out what happened' },
  { slug: 'coupling', number: 'Q12', weight: 5, asks: 'Can one small fault bring everything down?', tile: 'One fault stops all' },
  { slug: 'people', number: 'Q13', weight: 8, asks: 'What if a key person leaves, or makes a mistake?', tile: 'A key person leaves' },
] as const; // prettier-ignore

export type Question = (typeof QUESTIONS)[number]['slug'];

/** Weights that replace those of the risk model. */
export type QuestionWeights = Readonly<Partial<Record<Question, number>>>;

const MODEL_WEIGHTS = new Map<Question, number>(QUESTIONS.map(({ slug, weight }) => [slug, weight]));

export const questionWeight = (question: Question, own: QuestionWeights = {}): number =>
  own[question] ?? MODEL_WEIGHTS.get(question) ?? 0;

/** The questions by weight, heaviest first. */
export const byWeight = (own?: QuestionWeights): (typeof QUESTIONS)[number][] =>
  QUESTIONS.toSorted((a, b) => questionWeight(b.slug, own) - questionWeight(a.slug, own));
export const QUESTION_SLUGS = QUESTIONS.map(question => question.slug) as [Question, ...Question[]];

/** Survival questions: a score below 40 in one of them caps the overall score (risk model 1.2). */
export const SURVIVAL_QUESTIONS: readonly Question[] = ['data-centre', 'offsite-copies', 'recovery', 'perimeter'];
