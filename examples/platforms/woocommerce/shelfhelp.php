<?php
/**
 * Plugin Name: Shelfhelp
 * Description: When a parcel comes, what that costs, and answers, under the price.
 * Requires Plugins: woocommerce
 */

defined( 'ABSPATH' ) || exit;

// The script is enqueued: filters take <script> out of what is written into pages.
add_action( 'wp_enqueue_scripts', function () {
	if ( ! is_product() ) {
		return;
	}
	$loader = 'https://cdn.example.com/shelfhelp/loader.js';
	wp_enqueue_script( 'shelfhelp', $loader, array(), null, array( 'strategy' => 'async', 'in_footer' => true ) );
} );

// The place: after the price (10) and before the button (30).
add_action( 'woocommerce_single_product_summary', function () {
	global $product;
	?>
<shelf-help style="display: block; min-height: 15.5rem"
	shop="<?php echo esc_url( home_url( '/help/shop.json' ) ); ?>"
	product="<?php echo esc_attr( $product->get_sku() ); ?>">
	<a href="<?php echo esc_url( home_url( '/shipping/' ) ); ?>">Delivery and returns</a>
</shelf-help>
	<?php
}, 25 );
