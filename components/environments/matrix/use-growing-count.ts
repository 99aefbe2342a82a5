"use client";

import { useEffect, useRef, useState } from "react";

/**
 * How many rows of a long list to draw: a screenful or two at first, more as the end comes near. Give `end` to an
 * element after the list.
 */
export function useGrowingCount(total: number, step = 25) {
  const [count, setCount] = useState(step);
  const end = useRef<HTMLDivElement>(null);
  const more = count < total;
  useEffect(() => {
    if (!more || !end.current) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setCount(count + step),
      { rootMargin: "1200px" },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
    // The observer reports once when it begins, so a new one after each growth goes on while the end is in sight.
  }, [more, step, count]);
  return { count, end, more };
}
