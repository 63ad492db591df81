//! What goes, what stays, and which names become short?

use super::{script, short_script, style};

fn check_script(source: &str, expected: &str) {
    assert_eq!(script(source), expected, "from {source:?}");
}

#[test]
fn what_is_written_for_people_goes() {
    check_script("// why\n\n  var a = 1;  \n\n    // more\n\tb();\n", "var a=1;b();\n");
    check_script("/* one\n   two */\na();", "a();\n");
    check_script("a(); // why\nb(/* none */);", "a();b();\n");
    check_script("if (a) {\r\n  b(c, d);\r\n}\r\n", "if(a){b(c,d);}\n");
    check_script("// nothing but this", "");
    check_script("", "");
}

#[test]
fn a_line_end_that_may_end_a_statement_stays() {
    check_script("a = b\n(c)\nd", "a=b\n(c)\nd\n");
    check_script("const f = () => {\n}\ng()", "const f=()=>{}\ng()\n");
    check_script("return /* a\nb */ 1", "return\n1\n");
    check_script("a\n++b", "a\n++b\n");
    check_script("a\n  .b()\n  ?.c()\n", "a.b()?.c()\n");
}

#[test]
fn a_space_that_means_something_stays() {
    check_script("a + +b - -c + ++d - --e", "a+ +b- -c+ ++d- --e\n");
    check_script("typeof a in b; async (c) => `d`; yield `e`", "typeof a in b;async(c)=>`d`;yield `e`\n");
    check_script("1 .toString(); a < ! --b; ä = $ in _", "1 .toString();a<! --b;ä=$ in _\n");
    check_script("return 'a' + [b]", "return'a'+[b]\n");
}

#[test]
fn strings_are_left_alone() {
    check_script("a = 'http://x'; b = \"/* no */\";", "a='http://x';b=\"/* no */\";\n");
    check_script(r"a = 'it\'s  // fine';", "a='it\\'s  // fine';\n");
    check_script("a = 'long \\\n   line';", "a='long \\\n   line';\n");
}

#[test]
fn template_literals_are_left_alone() {
    check_script("a = `one\n\n   // two\n  `;\n  b()", "a=`one\n\n   // two\n  `;b()\n");
    check_script("a = `${ { b: `}` }.b // c\n}  d\n  e`", "a=`${{b:`}`}.b}  d\n  e`\n");
}

#[test]
fn regular_expressions_are_told_from_division() {
    check_script("a = /[/'\"]\\/`/.test(b); // c", "a= /[/'\"]\\/`/.test(b);\n");
    check_script("a = b / c; // d / e", "a=b / c;\n");
    check_script("return /'/.test(a) // b", "return /'/.test(a)\n");
    check_script("a = (b) / 2 / c['d'] / 3; // '", "a=(b) / 2 / c['d'] / 3;\n");
}

fn check_style(source: &str, expected: &str) {
    assert_eq!(style(source), expected, "from {source:?}");
}

#[test]
fn a_style_sheet_keeps_the_spaces_that_mean_something() {
    check_style(
        "/* why */\n.a .b,\n.c > .d {\n  margin: 0 auto;\n  color: var(--x, #1a1a1a);\n}\n\n",
        ".a .b,.c > .d{margin: 0 auto;color: var(--x,#1a1a1a);}\n",
    );
    check_style("a{}/* b */c{}", "a{}c{}\n");
    check_style("a/**/b{}", "a b{}\n");
    check_style(
        "@media (min-width: 1px) and (hover) {\n a { b: c }\n}",
        "@media (min-width: 1px) and (hover){a{b: c}}\n",
    );
}

#[test]
fn style_strings_are_left_alone() {
    check_style("a::before { content: \"/* { ; } */  \\\" \" }", "a::before{content: \"/* { ; } */  \\\" \"}\n");
}

fn check_short(source: &str, expected: &str) {
    assert_eq!(short_script(source), expected, "from {source:?}");
}

#[test]
fn what_a_script_declares_gets_a_short_name() {
    check_short("const first = 1, second = first; let third; f(first, second)", "const a=1,b=a;let c;f(a,b)\n");
    check_short("var [one, two] = three;", "var[a,b]=three;\n");
    check_short("for (const item of list) use(item)", "for(const a of list)use(a)\n");
    check_short("function sum(left, ...rest) { return left + rest }", "function c(a,...b){return a+b}\n");
    check_short(
        "const run = (what = fallback, [also]) => what(also); one => one",
        "const d=(c=fallback,[a])=>c(a);b=>b\n",
    );
    check_short("try {} catch (error) { say(`no: ${error}`) }", "try{}catch(a){say(`no: ${a}`)}\n");
}

#[test]
fn names_that_others_read_stay() {
    // Properties, keys, shorthand, methods, fields, labels, and names of the page itself.
    check_short("const load = a.load, b = { load: load }", "const c=a.load,b={load:c}\n");
    check_short("const detail = 1; f({ bubbles: true, detail })", "const detail=1;f({bubbles:true,detail})\n");
    check_short("const { width = 1, height } = f; g(width, height)", "const{width=1,height}=f;g(width,height)\n");
    check_short("const get = 1; g({ get() { return get } })", "const get=1;g({get(){return get}})\n");
    check_short(
        "const open = 1; class A { open = open; static get shut() {} }",
        "const open=1;class A{open=open;static get shut(){}}\n",
    );
    check_short(
        "const status = 1, outer = 2; outer: for (;;) break outer",
        "const status=1,outer=2;outer:for(;;)break outer\n",
    );
    check_short("other(name, value)", "other(name,value)\n");
}

#[test]
fn a_short_name_is_never_one_that_is_taken() {
    check_short("const value = a + b; f(value)", "const c=a+b;f(c)\n");
}

#[test]
fn a_block_is_no_object() {
    check_short("let mod = 1; if (x) { mod = 0 } else { mod = 2 }", "let a=1;if(x){a=0}else{a=2}\n");
    check_short("const near = 1; const f = () => { near, go() }", "const a=1;const f=()=>{a,go()}\n");
    check_short("const yes = 1, no = 2; f({ a: x ? yes : no, b: 3 })", "const d=1,c=2;f({a:x?d:c,b:3})\n");
}

#[test]
fn a_regular_expression_keeps_its_flags() {
    check_short("const gi = /a/gi; f(gi, gi)", "const a= /a/gi;f(a,a)\n");
}

#[test]
fn a_module_is_left_alone() {
    check_short("export const first = 1", "export const first=1\n");
    check_short("const path = 1; import(path)", "const a=1;import(a)\n");
}
