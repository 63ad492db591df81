'use client';

import { useEffect } from 'react';

export function Help({ product }) {
  // After React has taken over the page: before that, nothing but React may touch the element.
  useEffect(() => {
    import('shelfhelp/element');
  }, []);
  return (
    <shelf-help shop="/help/shop.json" product={product} style={{ display: 'block', minHeight: '15.5rem' }}>
      <a href="/shipping">Delivery and returns</a>
    </shelf-help>
  );
}
