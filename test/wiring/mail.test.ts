import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findNotificationEmail } from '../../src/store/mail-facts.ts';
import { ensureOrganization } from '../../src/store/organizations.ts';
import { readInOrganization } from '../../src/store/reading.ts';
import { connectMail, offerNotificationEmail } from '../../src/wiring/mail.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

describe('the operator’s notification address', () => {
  it('is taken over where none is set, and never over one that is', async () => {
    const { db } = database;
    const home = await ensureOrganization(db);
    const address = () => readInOrganization(db, home, (reader) => findNotificationEmail(reader, home));
    expect(await offerNotificationEmail(db, home, undefined)).toBe(home);
    expect(await address()).toBeUndefined();
    await offerNotificationEmail(db, home, 'office@northlight.example');
    expect(await address()).toBe('office@northlight.example');
    await offerNotificationEmail(db, home, 'other@northlight.example');
    expect(await address()).toBe('office@northlight.example');
  });
});

describe('links in mails', () => {
  const at = { host: '127.0.0.1', port: 0 };

  it('lead to the public address', () => {
    const { deps } = connectMail({ ...at, publicUrl: 'https://jobline.example.com' });
    expect(deps.publicUrl()).toBe('https://jobline.example.com');
  });

  it('lead to where the app listens when there is none', () => {
    const { deps, listensOn } = connectMail(at);
    listensOn(4321);
    expect(deps.publicUrl()).toBe('http://127.0.0.1:4321');
  });
});

describe('mail', () => {
  it('is sent only where a server is set', () => {
    const at = { host: '127.0.0.1', port: 0 };
    expect(connectMail(at).deps.mailer).toBeUndefined();
    expect(connectMail({ ...at, mail: { url: 'smtp://127.0.0.1', from: 'a@b.example' } }).deps.mailer).toBeDefined();
  });
});
