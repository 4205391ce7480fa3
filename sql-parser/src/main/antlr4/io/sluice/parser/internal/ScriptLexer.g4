// The tokens of a script: where statements end, what is a comment, what to colour. It never fails, so that a
// highlighter can use it while a statement is being typed; what is unfinished or unknown has a token of its own.
// It must cut text where Calcite's lexer does: letters and digits are those of Calcite's grammar.
lexer grammar ScriptLexer;

SEMICOLON : ';' ;

STRING      : STRING_PREFIX? QUOTED ;
BACKSLASHED : [eE] '\'' ( ~['\\] | '\\' . | '\'\'' )* '\'' ;
NAME        : '`' ( ~[`\r\n] | '``' )+ '`' ;

HINT_BEGIN    : '/*+' ;
HINT_END      : '*/' ;
COMMENT       : '/*' ( ~[+*] | '*'+ ~[*/] ) ( ~'*' | '*'+ ~[*/] )* '*'+ '/' | '/*' '*'+ '/' ;
LINE_COMMENT  : ( '--' | '//' ) ~[\r\n]* ;

// Longer than the finished form exactly when the end is missing.
OPEN_STRING      : STRING_PREFIX? '\'' ( ~'\'' | '\'\'' )* ;
OPEN_BACKSLASHED : [eE] '\'' ( ~['\\] | '\\' . | '\'\'' )* '\\'? ;
OPEN_NAME        : '`' ( ~[`\r\n] | '``' )* ;
OPEN_COMMENT     : '/*' ( ~[+*] | '*'+ ~[*/] ) ( ~'*' | '*'+ ~[*/] )* '*'* | '/*' '*'* ;

NUMBER : ( DECIMAL '.'? DECIMAL? | '.' DECIMAL ) ( [eE] [+-]? DECIMAL )? ;
WORD   : LETTER ( LETTER | DIGIT )* ;
SPACE  : [ \t\r\n\f]+ ;
SYMBOL : '<=' | '>=' | '<>' | '!=' | '||' | '::' | '=>' | '->' | '..' | '<<' | JDBC_ESCAPE | [-(){}[\].,=<>?:+*/%"|^&$] ;
OTHER  : . ;

fragment STRING_PREFIX : [nNxX] | '_' [a-zA-Z0-9] ( '-'? [a-zA-Z0-9:._] )* '-'? | [uU] '&' ;
fragment JDBC_ESCAPE   : '{' ' '* ( [dD] | [tT] [sS]? | [fF] [nN] ) ;
fragment QUOTED        : '\'' ( ~'\'' | '\'\'' )* '\'' ;
fragment DECIMAL       : [0-9]+ ;
fragment LETTER
    : [$A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff\u3040-\u318f\u3300-\u337f\u3400-\u3d2d\u4e00-\u9fff\uf900-\ufaff]
    ;
fragment DIGIT
    : [0-9\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0a66-\u0a6f\u0ae6-\u0aef\u0b66-\u0b6f\u0be7-\u0bef]
    | [\u0c66-\u0c6f\u0ce6-\u0cef\u0d66-\u0d6f\u0e50-\u0e59\u0ed0-\u0ed9\u1040-\u1049]
    ;
