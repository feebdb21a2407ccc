import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { RepositoryFacts } from '../../../src/ports.ts';
import { localReleases } from '../../../src/runner/github.ts';
import { localPorts } from '../../../src/runner/ports.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A server with these answers by path; 404 for all others. */
async function factsOf(answers: Readonly<Record<string, object | number>>): Promise<RepositoryFacts> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://server');
    const answer = answers[decodeURIComponent(pathname)] ?? 404;
    const status = typeof answer === 'number' ? answer : 200;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(typeof answer === 'number' ? { message: 'no' } : answer));
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const interrupted = new AbortController().signal;
  const { clock } = localPorts();
  return localReleases({ offline: false, interrupted, clock }).about({ api, owner: 'o', name: 'r' }, 't');
}

test('a server from before there were these settings', async () => {
  const facts = await factsOf({ '/repos/o/r': { private: true, archived: false } });
  expect(await facts.access()).toEqual({
    public: false,
    archived: false,
    push: undefined,
    scopes: undefined,
  });
  expect(await facts.immutableReleases()).toBe(false);
  expect(await facts.tagRulesets()).toBe('hidden');
});

test('settings that a token may not read are hidden, not off', async () => {
  const facts = await factsOf({ '/repos/o/r/immutable-releases': 403, '/repos/o/r/rulesets': 403 });
  expect(await facts.immutableReleases()).toBe('hidden');
  expect(await facts.tagRulesets()).toBe('hidden');
});

test('a server that is ill says nothing of them', async () => {
  const facts = await factsOf({ '/repos/o/r/immutable-releases': 502, '/repos/o/r/rulesets': 502 });
  await expect(facts.immutableReleases()).rejects.toMatchObject({ code: 'NETWORK_FAILED' });
  await expect(facts.tagRulesets()).rejects.toMatchObject({ code: 'NETWORK_FAILED' });
});

test('a ruleset of an organisation, chosen by something else than names, is for no tag by name', async () => {
  const listed = { id: 7, name: 'all', target: 'tag', enforcement: 'active' };
  const facts = await factsOf({
    '/repos/o/r/rulesets': [listed],
    '/repos/o/r/rulesets/7': { ...listed, conditions: { repository_id: {} }, rules: [{ type: 'update' }] },
  });
  expect(await facts.tagRulesets()).toEqual([{ name: 'all', include: [], exclude: [], rules: ['update'] }]);
});

test('a tag of something else than a commit, or of tags without end, leads to none', async () => {
  const sha = 'a'.repeat(40);
  const facts = await factsOf({
    '/repos/o/r/git/ref/tags/tree': { object: { type: 'tree', sha } },
    '/repos/o/r/git/ref/tags/round': { object: { type: 'tag', sha } },
    [`/repos/o/r/git/tags/${sha}`]: { object: { type: 'tag', sha } },
  });
  expect(await facts.tagCommit('tree')).toBeUndefined();
  expect(await facts.tagCommit('round')).toBeUndefined();
});
