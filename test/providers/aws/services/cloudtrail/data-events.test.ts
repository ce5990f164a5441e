import { expect, it } from 'vitest';
import { objectEventsOf } from '../../../../../src/providers/aws/services/cloudtrail/data-events.ts';

const objects = (Values: string[], Type = 'AWS::S3::Object') => ({ DataResources: [{ Type, Values }] });

it.each([
  ['everything', { ...objects(['arn:aws:s3']), ReadWriteType: 'All' }, [['arn:aws:s3', 'all']]],
  ['everything, by default', objects(['arn:aws:s3:::']), [['arn:aws:s3:::', 'all']]],
  ['reads', { ...objects(['arn:aws:s3:::a/']), ReadWriteType: 'ReadOnly' }, [['arn:aws:s3:::a/', 'reads']]],
  ['writes', { ...objects(['arn:aws:s3:::a/']), ReadWriteType: 'WriteOnly' }, [['arn:aws:s3:::a/', 'writes']]],
  ['functions alone', objects(['arn:aws:lambda'], 'AWS::Lambda::Function'), []],
  ['nothing but management events', { DataResources: [] }, []],
] as const)('an event selector logs %s', (_, selector, expected) => {
  const found = objectEventsOf([selector as Parameters<typeof objectEventsOf>[0][number]], []);
  expect(found.map(({ prefix, events }) => [prefix, events])).toEqual(expected);
});

const DATA = { Field: 'eventCategory', Equals: ['Data'] };
const TYPE = { Field: 'resources.type', Equals: ['AWS::S3::Object'] };
const ARN = 'resources.ARN';
const A = 'arn:aws:s3:::a/';

it.each([
  ['everything', [DATA, TYPE], { prefix: '', except: [], events: 'all' }],
  ['reads', [DATA, TYPE, { Field: 'readOnly', Equals: ['true'] }], { prefix: '', except: [], events: 'reads' }],
  ['writes', [DATA, TYPE, { Field: 'readOnly', Equals: ['false'] }], { prefix: '', except: [], events: 'writes' }],
  ['one bucket', [DATA, TYPE, { Field: ARN, StartsWith: [A] }], { prefix: A, except: [], events: 'all' }],
  ['all but one', [DATA, TYPE, { Field: ARN, NotStartsWith: [A] }], { prefix: '', except: [A], events: 'all' }],
  ['one object', [DATA, TYPE, { Field: ARN, Equals: [`${A}b`] }], { prefix: `${A}b`, except: [], events: 'some' }],
  [
    'one operation',
    [DATA, TYPE, { Field: 'eventName', Equals: ['DeleteObject'] }],
    { prefix: '', except: [], events: 'some' },
  ],
  ['functions alone', [DATA, { ...TYPE, Equals: ['AWS::Lambda::Function'] }], undefined],
  ['management events', [{ ...DATA, Equals: ['Management'] }], undefined],
] as const)('an advanced event selector logs %s', (_, fields, expected) => {
  const selectors = [{ FieldSelectors: fields }] as unknown as Parameters<typeof objectEventsOf>[1];
  expect(objectEventsOf([], selectors)).toEqual(expected === undefined ? [] : [expected]);
});
