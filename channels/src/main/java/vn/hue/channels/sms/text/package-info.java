/** Words as phones know them: alphabets, plain writing, segments. Pure. */
@NullMarked
package vn.hue.channels.sms.text;

import org.jspecify.annotations.NullMarked;
