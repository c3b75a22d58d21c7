import { expect, it } from 'vitest';
import { loadedLater } from '#main/data/loaded-later';

type Answer = (input: number) => number | Promise<number>;
type Handlers = { readonly [name in 'a.get' | 'a.set']: Answer };

it('loads when first asked, once for all that is asked meanwhile', async () => {
  let loads = 0;
  const handlers = loadedLater<Handlers>(['a.get', 'a.set'], () => {
    loads += 1;
    return Promise.resolve({ 'a.get': (n) => n + 1, 'a.set': (n) => n * 2 });
  });
  expect(loads).toBe(0);
  expect(await Promise.all([handlers['a.get'](4), handlers['a.set'](4)])).toEqual([5, 8]);
  expect(await handlers['a.get'](1)).toBe(2);
  expect(loads).toBe(1);
});

it('answers in the order in which it was asked', async () => {
  const heard: number[] = [];
  const handlers = loadedLater<Handlers>(['a.get', 'a.set'], () =>
    Promise.resolve({ 'a.get': (n) => heard.push(n), 'a.set': (n) => heard.push(n) }),
  );
  const { 'a.get': get, 'a.set': set } = handlers;
  await Promise.all([set(1), get(2), set(3), get(4)]);
  expect(heard).toEqual([1, 2, 3, 4]);
});

it('fails the call where loading does, and where nothing that was loaded answers it', async () => {
  const broken = loadedLater<Handlers>(['a.get'], () => Promise.reject(new Error('No such file.')));
  await expect(broken['a.get'](1)).rejects.toThrow('No such file.');
  const empty = loadedLater<Handlers>(['a.get'], () => Promise.resolve({} as Handlers));
  await expect(empty['a.get'](1)).rejects.toThrow('Nothing that was loaded answers a.get.');
});
