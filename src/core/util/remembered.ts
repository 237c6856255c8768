/**
 * The same function, remembering its results by the identity of its argument for as long as that lives: for what is read
 * off immutable values again and again. Entities are such values, and keep their identity while their text does not change.
 */
export function rememberedBy<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const memory = new WeakMap<K, V>();
  return (key) => {
    const known = memory.get(key);
    if (known !== undefined || memory.has(key)) return known as V;
    const value = compute(key);
    memory.set(key, value);
    return value;
  };
}
