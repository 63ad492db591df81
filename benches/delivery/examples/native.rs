//! Native timing, for profilers.
fn main() {
    let which = std::env::args().nth(1).unwrap_or_else(|| "wide".to_owned());
    let t = std::time::Instant::now();
    let mut bench = delivery_bench::Bench::new(&which);
    println!("built in {:?}, {} bytes", t.elapsed(), bench.bytes());
    for _ in 0..3 {
        let t = std::time::Instant::now();
        bench.decode();
        println!("decode {:?}", t.elapsed());
    }
    let mut times: Vec<_> = (0..2000).map(|n| { let t = std::time::Instant::now(); bench.quote(n); t.elapsed() }).collect();
    times.sort();
    println!("quote median {:?} p95 {:?} max {:?}, {} ways", times[1000], times[1900], times[1999], bench.quote(3));
    let mut times: Vec<_> = (0..500).map(|n| { let t = std::time::Instant::now(); bench.arrives_by(n); t.elapsed() }).collect();
    times.sort();
    println!("arrives_by median {:?} p95 {:?}, {} ways", times[250], times[475], bench.arrives_by(3));
}
