import { describe, expect, it } from 'vitest';
import { createPostsUnderWay } from '../../src/deliveries/posts-under-way.ts';

const PROOF = { id: 'a', channel: 'C1', ts: '1.1' };

describe('the event of a post', () => {
  it('of another copy is for the database', () => {
    expect(createPostsUnderWay().keep(PROOF)).toBe(false);
  });

  it('that comes before the answer is kept, and proves the post if no answer comes', () => {
    const posts = createPostsUnderWay();
    posts.begin('a');
    expect(posts.keep(PROOF)).toBe(true);
    expect(posts.end('a')).toEqual(PROOF);
  });

  it('that comes after the answer says nothing new', () => {
    const posts = createPostsUnderWay();
    posts.begin('a');
    posts.answered('a');
    expect(posts.keep(PROOF)).toBe(true);
  });

  it('that comes after the answer was given up is for the database', () => {
    const posts = createPostsUnderWay();
    posts.begin('a');
    expect(posts.end('a')).toBeUndefined();
    expect(posts.keep(PROOF)).toBe(false);
  });

  it('of a post long answered is for the database: not all are remembered', () => {
    const posts = createPostsUnderWay();
    for (let n = 0; n <= 1_000; n++) posts.answered(`post-${n}`);
    expect(posts.keep({ ...PROOF, id: 'post-0' })).toBe(false);
    expect(posts.keep({ ...PROOF, id: 'post-1' })).toBe(true);
  });
});
