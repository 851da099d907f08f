import { MirrorMatch } from '../../src/traffic/mirror-route';
import { renderHeaderRoute, renderMirrorRoute } from '../../src/traffic/render-managed-route';
import { StringMatch } from '../../src/traffic/string-match';

describe('StringMatch', () => {
  test('compares exactly, by prefix or by regular expression', () => {
    expect(StringMatch.exact('v2')._toJson()).toEqual({ exact: 'v2' });
    expect(StringMatch.prefix('v')._toJson()).toEqual({ prefix: 'v' });
    expect(StringMatch.regex('v[0-9]+')._toJson()).toEqual({ regex: 'v[0-9]+' });
  });

  test.each([['exact', 'value'], ['prefix', 'value'], ['regex', 'expression']] as const)('%s of nothing is refused', (kind, prop) => {
    expect(() => StringMatch[kind]('')).toThrow(`StringMatch.${kind}: ${prop} is ""; accepted: text of at least one character`);
  });
});

describe('a header route', () => {
  test('names the headers that lead to the canary', () => {
    expect(renderHeaderRoute('step', { name: 'testers', match: [{ headerName: 'X-Canary', headerValue: StringMatch.exact('true') }] })).toEqual({
      name: 'testers',
      match: [{ headerName: 'X-Canary', headerValue: { exact: 'true' } }],
    });
  });

  test('without match removes the route', () => {
    expect(renderHeaderRoute('step', { name: 'testers' })).toEqual({ name: 'testers' });
  });

  test('with an empty match is refused: the controller would remove the route', () => {
    expect(() => renderHeaderRoute('step', { name: 'testers', match: [] })).toThrow('step: match is []; accepted: at least one entry. Mend: add an entry');
  });

  test.each(['', 'two words', '\t'])('needs a name without spaces, not %p', (name) => {
    expect(() => renderHeaderRoute('step', { name })).toThrow(`step: name is ${JSON.stringify(name)}; accepted: a name without spaces`);
  });

  test('needs the name of a header', () => {
    const match = [{ headerName: 'X-Canary: true', headerValue: StringMatch.exact('true') }];
    expect(() => renderHeaderRoute('step', { name: 'testers', match })).toThrow(
      'step: match[0].headerName is "X-Canary: true"; accepted: the name of an HTTP header, without spaces and colon. Mend: use a name such as "X-Canary".',
    );
  });
});

describe('a mirror route', () => {
  const reads: MirrorMatch = { method: StringMatch.exact('GET'), path: StringMatch.prefix('/'), headers: { 'X-Region': StringMatch.regex('eu-.*') } };

  test('names the requests that are copied, and how many of them', () => {
    expect(renderMirrorRoute('step', { name: 'copy', percentage: 35, match: [reads] })).toEqual({
      name: 'copy',
      percentage: 35,
      match: [{ method: { exact: 'GET' }, path: { prefix: '/' }, headers: { 'X-Region': { regex: 'eu-.*' } } }],
    });
  });

  test('leaves out what is not said', () => {
    expect(renderMirrorRoute('step', { name: 'copy', match: [{ path: StringMatch.prefix('/') }] })).toEqual({
      name: 'copy',
      match: [{ path: { prefix: '/' } }],
    });
  });

  test('without match removes the route', () => {
    expect(renderMirrorRoute('step', { name: 'copy' })).toEqual({ name: 'copy' });
  });

  test.each([0, 101, 12.5])('mirrors 1 to 100 per cent, not %p', (percentage) => {
    expect(() => renderMirrorRoute('step', { name: 'copy', percentage, match: [reads] })).toThrow(
      `step: percentage is ${percentage}; accepted: a whole number from 1 to 100`,
    );
  });

  test.each([1, 100])('mirrors %p per cent', (percentage) => {
    expect(renderMirrorRoute('step', { name: 'copy', percentage, match: [reads] })).toMatchObject({ percentage });
  });

  test('with a percentage but no match is refused', () => {
    expect(() => renderMirrorRoute('step', { name: 'copy', percentage: 10 })).toThrow('step: percentage without match is 10; accepted:');
  });

  test('needs an entry, and something in each entry', () => {
    expect(() => renderMirrorRoute('step', { name: 'copy', match: [] })).toThrow('step: match is []');
    expect(() => renderMirrorRoute('step', { name: 'copy', match: [reads, { headers: {} }] })).toThrow(
      'step: match[1] is {"headers":{}}; accepted: a method, a path or headers. Mend: to mirror everything, match the path: StringMatch.prefix(\'/\').',
    );
  });

  test('needs names of headers', () => {
    expect(() => renderMirrorRoute('step', { name: 'copy', match: [{ headers: { 'a b': StringMatch.exact('c') } }] })).toThrow('match[0].headers key is "a b"');
  });
});
